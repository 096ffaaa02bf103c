package genkan.phone;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What lines have told us, so that telling it again changes nothing, on whichever node. */
@Repository
public class ToldOnce {

    private final JdbcClient db;
    private final PhoneDigests digests;
    private final Clock clock;

    ToldOnce(JdbcClient db, PhoneDigests digests, Clock clock) {
        this.db = db;
        this.digests = digests;
        this.clock = clock;
    }

    /** Returns whether this line tells it for the first time, and remembers it for so long. */
    public boolean first(String trunk, String what, Duration remembered) {
        return db.sql("""
                        insert into phone_call_told (told_hash, forget_at)
                        values (:told, :forgetAt)
                            on conflict (told_hash) do nothing
                        """)
                        .param("told", digests.told(trunk, what))
                        .param("forgetAt", Timestamp.from(clock.instant().plus(remembered)))
                        .update()
                == 1;
    }
}
