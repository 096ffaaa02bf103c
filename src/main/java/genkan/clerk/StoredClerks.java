package genkan.clerk;

import static java.nio.charset.StandardCharsets.UTF_8;

import genkan.credential.PasswordHash;
import genkan.secret.Seal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The provider's people, their passwords and what their codes are made from both sealed. */
@Repository
class StoredClerks {

    private final JdbcClient db;
    private final Seal seal;

    StoredClerks(JdbcClient db, Seal seal) {
        this.db = db;
        this.seal = seal;
    }

    Optional<Clerk> find(String name) {
        return db.sql("""
                        select operator_id, name, display_name, role, password, totp_secret, disabled_at
                          from operator
                         where name = :name
                        """).param("name", name).query((row, _) -> clerk(row)).optional();
    }

    /** Adds one; false if the name is taken. */
    boolean add(Clerk clerk, Instant at) {
        return db.sql("""
                        insert into operator
                               (operator_id, name, display_name, role, password, totp_secret, totp_step, added_at)
                        values (:id, :name, :displayName, :role, :password, :totp, 0, :at)
                            on conflict (name) do nothing
                        """)
                        .param("id", clerk.id())
                        .param("name", clerk.name())
                        .param("displayName", clerk.displayName())
                        .param("role", clerk.role().name())
                        .param("password", sealed(clerk.id(), clerk.password()))
                        .param("totp", sealed(clerk.id(), clerk.totp()))
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /** Gives other secrets in the place of both. */
    void reset(long id, PasswordHash password, TotpSecret totp) {
        db.sql("""
                        update operator
                           set password = :password, totp_secret = :totp
                         where operator_id = :id
                        """)
                .param("password", sealed(id, password))
                .param("totp", sealed(id, totp))
                .param("id", id)
                .update();
    }

    /**
     * Spends the code of a step, and with it those of every step before. One statement decides, so that a code opens one
     * door however many it is shown at.
     */
    boolean spend(long id, long step) {
        return db.sql("""
                        update operator
                           set totp_step = :step
                         where operator_id = :id
                           and totp_step < :step
                           and disabled_at is null
                        """).param("step", step).param("id", id).update() == 1;
    }

    void disable(long id, Instant at) {
        db.sql("update operator set disabled_at = coalesce(disabled_at, :at) where operator_id = :id")
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    void enable(long id) {
        db.sql("update operator set disabled_at = null where operator_id = :id")
                .param("id", id)
                .update();
    }

    /** Everybody by name, for the list that a command prints. */
    List<Listed> list() {
        return db.sql("""
                        select o.name, o.display_name, o.role, o.disabled_at,
                               (select max(a.at) from operator_act a where a.who = o.name and a.what = :signedIn) as last
                          from operator o
                         order by o.name
                        """)
                .param("signedIn", Acts.SIGNED_IN)
                .query((row, _) -> new Listed(
                        row.getString("name"),
                        row.getString("display_name"),
                        Role.valueOf(row.getString("role")),
                        row.getTimestamp("disabled_at") != null,
                        Optional.ofNullable(row.getTimestamp("last")).map(Timestamp::toInstant)))
                .list();
    }

    boolean none() {
        return !db.sql("select exists (select from operator)")
                .query(Boolean.class)
                .single();
    }

    /** Rows of which something is sealed with another key than today's. */
    List<Row> notSealedToday() {
        return db.sql("""
                        select operator_id, password, totp_secret
                          from operator
                         where not (starts_with(password, :mark) and starts_with(totp_secret, :mark))
                        """)
                .param("mark", "s1." + seal.key() + ".")
                .query((row, _) ->
                        new Row(row.getLong("operator_id"), row.getString("password"), row.getString("totp_secret")))
                .list();
    }

    /** Seals a row anew; false if it does not open. Whoever has reset it meanwhile wins. */
    boolean reseal(Row row) {
        var password = seal.open(passwordOf(row.id()), row.password());
        var totp = seal.open(totpOf(row.id()), row.totp());
        if (password.isEmpty() || totp.isEmpty()) {
            return false;
        }
        db.sql("""
                        update operator
                           set password = :password, totp_secret = :totp
                         where operator_id = :id
                           and password = :passwordBefore
                           and totp_secret = :totpBefore
                        """)
                .param("password", seal.seal(passwordOf(row.id()), password.get()))
                .param("totp", seal.seal(totpOf(row.id()), totp.get()))
                .param("id", row.id())
                .param("passwordBefore", row.password())
                .param("totpBefore", row.totp())
                .update();
        return true;
    }

    private Clerk clerk(ResultSet row) throws SQLException {
        var id = row.getLong("operator_id");
        return new Clerk(
                id,
                row.getString("name"),
                row.getString("display_name"),
                Role.valueOf(row.getString("role")),
                PasswordHash.parse(new String(opened(passwordOf(id), row.getString("password")), UTF_8)),
                new TotpSecret(opened(totpOf(id), row.getString("totp_secret"))),
                row.getTimestamp("disabled_at") != null);
    }

    private byte[] opened(String name, String sealed) {
        return seal.open(name, sealed)
                .orElseThrow(() -> new IllegalStateException(
                        "An operator's secret does not open: it was sealed with another key (%s) than those in the file, or was changed or moved"
                                .formatted(Seal.keyOf(sealed))));
    }

    // Whole, with its recipe: members' hashes are sealed under their ids, which a clerk has none of.
    private String sealed(long id, PasswordHash password) {
        return seal.seal(passwordOf(id), password.phc().getBytes(UTF_8));
    }

    private String sealed(long id, TotpSecret totp) {
        return seal.seal(totpOf(id), totp.bytes());
    }

    private static String passwordOf(long id) {
        return "password of operator " + id;
    }

    private static String totpOf(long id) {
        return "TOTP secret of operator " + id;
    }

    /** A clerk without secrets. */
    record Listed(String name, String displayName, Role role, boolean disabled, Optional<Instant> lastSignIn) {}

    record Row(long id, String password, String totp) {

        @Override
        public String toString() {
            return "Row[hidden]";
        }
    }
}
