package genkan.gate;

import genkan.gate.Standing.KnownNetwork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * {@link Standings} in PostgreSQL. Losing the last half second of them in a crash of the database is acceptable, waiting
 * for its disk at each attempt is not.
 *
 * <p>A change compares the bucket besides the version, because versions begin anew when a row was deleted in between.
 */
@Repository
class StoredStandings implements Standings {

    private static final int NUMBERS_OF_A_NETWORK = 3;

    private final JdbcClient db;

    StoredStandings(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Optional<Kept> find(String key) {
        return db.sql("""
                        select version, full_at_ms, in_a_row, closed_until_ms, all_in_a_row, all_closed_until_ms, networks
                          from gate_standing
                         where side = :key
                        """)
                .param("key", key)
                .query((row, _) -> new Kept(standing(row), row.getInt("version")))
                .optional();
    }

    @Override
    public boolean add(String key, Standing standing, long now) {
        return db.sql("""
                        with unhurried as (select set_config('synchronous_commit', 'off', true))
                        insert into gate_standing
                               (side, version, full_at_ms, in_a_row, closed_until_ms, all_in_a_row, all_closed_until_ms, networks,
                                last_ms)
                        select :key, 0, :fullAt, :inARow, :closedUntil, :allInARow, :allClosedUntil, :networks::bigint[], :now
                          from unhurried
                            on conflict do nothing
                        """).param("key", key).params(columns(standing, now)).update() == 1;
    }

    @Override
    public boolean replace(String key, Kept seen, Standing standing, long now) {
        return db.sql("""
                        with unhurried as (select set_config('synchronous_commit', 'off', true))
                        update gate_standing
                           set version = :seen + 1,
                               full_at_ms = :fullAt,
                               in_a_row = :inARow,
                               closed_until_ms = :closedUntil,
                               all_in_a_row = :allInARow,
                               all_closed_until_ms = :allClosedUntil,
                               networks = :networks::bigint[],
                               last_ms = :now
                          from unhurried
                         where side = :key
                           and version = :seen
                           and full_at_ms = :seenFullAt
                        """)
                        .param("key", key)
                        .param("seen", seen.version())
                        .param("seenFullAt", seen.standing().bucket().fullAtMs())
                        .params(columns(standing, now))
                        .update()
                == 1;
    }

    @Override
    public boolean remove(String key, Kept seen) {
        return db.sql("""
                        with unhurried as (select set_config('synchronous_commit', 'off', true))
                        delete from gate_standing
                         using unhurried
                         where side = :key
                           and version = :seen
                           and full_at_ms = :seenFullAt
                        """)
                        .param("key", key)
                        .param("seen", seen.version())
                        .param("seenFullAt", seen.standing().bucket().fullAtMs())
                        .update()
                == 1;
    }

    /** Forgets what was last touched before; it counts no longer. */
    int removeIdleSince(long idleSince) {
        return db.sql("delete from gate_standing where last_ms < :idleSince")
                .param("idleSince", idleSince)
                .update();
    }

    boolean moreThan(int rows) {
        return db.sql("select count(*) from (select 1 from gate_standing limit :rows + 1) few")
                        .param("rows", rows)
                        .query(Integer.class)
                        .single()
                > rows;
    }

    /** Forgets sides that have all their tries back and failed at most so often, and where nobody ever got in. */
    int removeLittle(int inARow, long now) {
        return db.sql("""
                        delete from gate_standing
                         where in_a_row <= :inARow
                           and full_at_ms <= :now
                           and networks = '{}'
                        """).param("inARow", inARow).param("now", now).update();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        var numbers = (Long[]) row.getArray("networks").getArray();
        var networks = new ArrayList<KnownNetwork>();
        for (int i = 0; i + NUMBERS_OF_A_NETWORK <= numbers.length; i += NUMBERS_OF_A_NETWORK) {
            networks.add(new KnownNetwork(numbers[i], new Bucket(numbers[i + 1]), numbers[i + 2]));
        }
        return new Standing(
                new Bucket(row.getLong("full_at_ms")),
                new Row(row.getInt("in_a_row"), row.getLong("closed_until_ms")),
                new Row(row.getInt("all_in_a_row"), row.getLong("all_closed_until_ms")),
                networks);
    }

    private static Map<String, Object> columns(Standing standing, long now) {
        return Map.of(
                "fullAt", standing.bucket().fullAtMs(),
                "inARow", standing.row().failures(),
                "closedUntil", standing.row().closedUntilMs(),
                "allInARow", standing.all().failures(),
                "allClosedUntil", standing.all().closedUntilMs(),
                "networks", numbers(standing.networks()),
                "now", now);
    }

    private static String numbers(List<KnownNetwork> networks) {
        return networks.stream()
                .flatMap(network -> Stream.of(network.digest(), network.bucket().fullAtMs(), network.seenMs()))
                .map(String::valueOf)
                .collect(Collectors.joining(",", "{", "}"));
    }
}
