package timing;

import bench.Fault;
import genkan.credential.SealedHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** Members of every kind, put into the database of a Genkan of our own beside the sample operator's. */
final class People {

    /** The account of whoever asks. */
    static final String STRANGER = "hanako@bb3";

    /** Everybody's at the sample operator, and what opened the door to those whose password is old now. */
    static final String PASSWORD = "Engawa-de-Ocha-10";

    /** Whom the others are like. */
    private static final String TARO = "taro_s@aa2";

    private static final List<String> COPIES = List.of("""
            insert into member (member_id, kind, status, login_key, name, kana, email, contract_no, created_at, updated_at)
            select ?, kind, status, ?, name, kana, email, contract_no, created_at, updated_at
              from member
             where login_key = '%s'""", """
            insert into user_id (member_id, login_key, state, since)
            select ?, ?, state, since from user_id where login_key = '%s'""", """
            insert into member_user_id (member_id, login_key, state, since)
            select ?, ?, state, since from member_user_id where login_key = '%s'""", """
            insert into user_id_skeleton (member_id, login_key, skeleton, state, since)
            select ?, taken.id, taken.id, state, since
              from user_id_skeleton, (select ?::text as id) taken
             where login_key = '%s'""");

    // The digest of no number: nobody calls.
    private static final String A_TELEPHONE = """
            insert into registered_phone (member_id, phone_hash, sealed, kind, active_from, verified_at)
            values (?, ?, '', 'MOBILE', now() - interval '1 year', now() - interval '1 year')""";

    private static final String A_PASSWORD = """
            insert into password_credential (member_id, hash, changed_at, changed_by)
            values (?, ?, now() - interval '1 year', 'MEMBER')""";

    private final Connection database;
    private final SealedHash hashes;
    private long lastId;

    private People(Connection database, SealedHash hashes) {
        this.database = database;
        this.hashes = hashes;
    }

    static void moveIn(Path data) {
        try (var connection = open(data)) {
            var people = new People(connection, new SealedHash(data.resolve("seal.key")));
            for (var kind : Kind.values()) {
                if (kind.twin().isPresent()) {
                    for (var userId : kind.userIds()) {
                        people.add(kind, userId);
                    }
                }
            }
        } catch (IOException | SQLException e) {
            throw new Fault("The members could not be added", e);
        }
    }

    static Connection open(Path data) throws IOException, SQLException {
        var postgres = data.resolve("postgres");
        var port = Files.readAllLines(postgres.resolve("tables/postmaster.pid"))
                .get(3)
                .strip();
        var password = Files.readString(postgres.resolve("password")).strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/genkan", "genkan", password);
    }

    private void add(Kind kind, String userId) throws SQLException {
        var id = ++lastId;
        for (var copy : COPIES) {
            execute(copy.formatted(TARO), id, userId);
        }
        execute(A_PASSWORD, id, hashes.of(id));
        execute(A_TELEPHONE, id, "telephone of " + userId);
        for (var sql : kind.makes().toList()) {
            execute(sql, id);
        }
    }

    private void execute(String sql, Object... parameters) throws SQLException {
        try (var statement = database.prepareStatement(sql)) {
            for (var number = 0; number < parameters.length; number++) {
                statement.setObject(number + 1, parameters[number]);
            }
            if (statement.executeUpdate() == 0) {
                throw new SQLException("Changed nothing: " + sql);
            }
        }
    }
}
