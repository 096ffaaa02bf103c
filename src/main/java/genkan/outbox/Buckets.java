package genkan.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The 64 buckets that parcels lie in. What lies in one is delivered by the node that has its lease, so the parcels
 * themselves need no locks.
 */
@Repository
class Buckets {

    static final Duration LEASE = Duration.ofSeconds(30);

    private static final int COUNT = 64;

    private final JdbcClient db;
    private final Clock clock;

    Buckets(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    static int of(long parcel) {
        return (int) (parcel % COUNT);
    }

    /** Leases those of the wanted buckets that nobody has, the longest untouched first. */
    List<Integer> lease(long holder, Collection<Integer> wanted, int most) {
        if (wanted.isEmpty() || most == 0) {
            return List.of();
        }
        var now = clock.instant();
        return db.sql("""
                        with free as materialized (
                            select bucket
                              from outbox_lease
                             where bucket in (:wanted)
                               and (holder is null or until <= :now)
                             order by until
                             limit :most
                               for update skip locked)
                        update outbox_lease l
                           set holder = :holder, until = :until
                          from free
                         where l.bucket = free.bucket
                        returning l.bucket
                        """)
                .param("wanted", wanted)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .param("holder", holder)
                .param("until", Timestamp.from(now.plus(LEASE)))
                .query((row, _) -> row.getInt("bucket"))
                .list();
    }

    /** Returns those that the holder still has: from now on for a whole lease. */
    List<Integer> renew(long holder, Collection<Integer> held) {
        if (held.isEmpty()) {
            return List.of();
        }
        return db.sql("""
                        update outbox_lease
                           set until = :until
                         where bucket in (:held)
                           and holder = :holder
                        returning bucket
                        """)
                .param("until", Timestamp.from(clock.instant().plus(LEASE)))
                .param("held", held)
                .param("holder", holder)
                .query((row, _) -> row.getInt("bucket"))
                .list();
    }

    void giveBack(long holder, Collection<Integer> held) {
        if (held.isEmpty()) {
            return;
        }
        db.sql("""
                        update outbox_lease
                           set holder = null, until = :now
                         where bucket in (:held)
                           and holder = :holder
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("held", held)
                .param("holder", holder)
                .update();
    }
}
