package genkan.signing;

import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every key that is published, as all nodes share them. */
@Repository
class StoredKeys {

    private final JdbcClient db;

    StoredKeys(JdbcClient db) {
        this.db = db;
    }

    List<StoredKey> all() {
        return db.sql("""
                        select algorithm, generation, kid, public_jwk, sealed, signs_from
                          from signing_key
                         order by algorithm, generation
                        """)
                .query((row, _) -> new StoredKey(
                        row.getString("algorithm"),
                        row.getInt("generation"),
                        row.getString("kid"),
                        row.getString("public_jwk"),
                        row.getString("sealed"),
                        row.getTimestamp("signs_from").toInstant()))
                .list();
    }

    /** Of several nodes that add the same generation at the same time, one does. */
    boolean add(StoredKey key) {
        return db.sql("""
                        insert into signing_key (algorithm, generation, kid, public_jwk, sealed, signs_from)
                        values (:algorithm, :generation, :kid, :publicJwk, :sealed, :signsFrom)
                            on conflict do nothing
                        """)
                        .param("algorithm", key.algorithm())
                        .param("generation", key.generation())
                        .param("kid", key.kid())
                        .param("publicJwk", key.publicJwk())
                        .param("sealed", key.sealed())
                        .param("signsFrom", Timestamp.from(key.signsFrom()))
                        .update()
                == 1;
    }

    void remove(String kid) {
        db.sql("delete from signing_key where kid = :kid").param("kid", kid).update();
    }
}
