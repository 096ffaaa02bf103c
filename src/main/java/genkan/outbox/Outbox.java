package genkan.outbox;

import genkan.member.MemberId;
import genkan.outbox.Tracking.State;
import genkan.secret.Randomness;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The messages that are to leave. What is put here is delivered if, and only if, the transaction around it is committed:
 * at least once, by whichever node is free, and usually at once.
 */
@Repository
public class Outbox {

    private final JdbcClient db;
    private final Randomness randomness;
    private final Bell bell;
    private final OutboxProperties properties;
    private final Clock clock;

    Outbox(JdbcClient db, Randomness randomness, Bell bell, OutboxProperties properties, Clock clock) {
        this.db = db;
        this.randomness = randomness;
        this.bell = bell;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Belongs to the caller's transaction.
     *
     * @param topic names the {@link Courier}; where no node has one, the message waits
     * @return the id that {@link Parcel} has
     */
    public long put(MemberId member, String topic, String recipient, String payload) {
        return put(member, topic, recipient, payload, Duration.ZERO);
    }

    /** The same, to be delivered that much later. */
    public long put(MemberId member, String topic, String recipient, String payload, Duration later) {
        var id = randomness.number();
        var now = clock.instant();
        db.sql("""
                        insert into outbox
                               (member_id, id, topic, recipient, payload, bucket, due_at, attempts, state, created_at)
                        values (:member, :id, :topic, :recipient, :payload, :bucket, :due, 0, 'WAITING', :now)
                        """)
                .param("member", member.value())
                .param("id", id)
                .param("topic", topic)
                .param("recipient", recipient)
                .param("payload", payload)
                .param("bucket", Buckets.of(id))
                .param("due", Timestamp.from(now.plus(later)))
                .param("now", Timestamp.from(now))
                .update();
        ringOnceCommitted(later);
        return id;
    }

    private void ringOnceCommitted(Duration later) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            bell.ring(later);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.ring(later);
            }
        });
    }

    /** What became of the newest messages of a topic to one recipient, the newest first. */
    public List<Tracking> recent(String topic, String recipient, int limit) {
        return db.sql("""
                        select member_id, id, topic, recipient, state, attempts, last_error, created_at, done_at
                          from outbox
                         where topic = :topic
                           and recipient = :recipient
                         order by created_at desc, id
                         limit :limit
                        """)
                .param("topic", topic)
                .param("recipient", recipient)
                .param("limit", limit)
                .query(Outbox::tracking)
                .list();
    }

    List<Integer> bucketsWithDue(Collection<String> topics) {
        return db.sql("""
                        select distinct bucket
                          from outbox
                         where state = 'WAITING'
                           and due_at <= :now
                           and topic in (:topics)
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("topics", topics)
                .query((row, _) -> row.getInt("bucket"))
                .list();
    }

    /** The parcels in the given buckets that may be tried now, the longest due first. */
    List<Due> due(Collection<Integer> buckets, Collection<String> topics, int most) {
        if (buckets.isEmpty() || most == 0) {
            return List.of();
        }
        return db.sql("""
                        select member_id, id, topic, recipient, payload, attempts, created_at
                          from outbox
                         where state = 'WAITING'
                           and bucket in (:buckets)
                           and due_at <= :now
                           and topic in (:topics)
                         order by due_at
                         limit :most
                        """)
                .param("buckets", buckets)
                .param("now", Timestamp.from(clock.instant()))
                .param("topics", topics)
                .param("most", most)
                .query(Outbox::due)
                .list();
    }

    void delivered(Parcel parcel) {
        db.sql("""
                        update outbox
                           set state = 'DELIVERED', attempts = attempts + 1, payload = '', done_at = :now
                         where member_id = :member
                           and id = :id
                           and state = 'WAITING'
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("member", parcel.member().value())
                .param("id", parcel.id())
                .update();
    }

    void tryAgain(Parcel parcel, Instant due, String error) {
        db.sql("""
                        update outbox
                           set due_at = :due, attempts = attempts + 1, last_error = :error
                         where member_id = :member
                           and id = :id
                           and state = 'WAITING'
                        """)
                .param("due", Timestamp.from(due))
                .param("error", error)
                .param("member", parcel.member().value())
                .param("id", parcel.id())
                .update();
    }

    void giveUp(Parcel parcel, String error) {
        db.sql("""
                        update outbox
                           set state = 'GIVEN_UP', attempts = attempts + 1, last_error = :error, payload = '',
                               done_at = :now
                         where member_id = :member
                           and id = :id
                           and state = 'WAITING'
                        """)
                .param("error", error)
                .param("now", Timestamp.from(clock.instant()))
                .param("member", parcel.member().value())
                .param("id", parcel.id())
                .update();
    }

    long waiting() {
        return db.sql("select count(*) from outbox where state = 'WAITING'")
                .query(Long.class)
                .single();
    }

    /** Forgets what was done long ago; what is waiting stays, however old. */
    @Scheduled(cron = "0 40 3 * * *")
    int purge() {
        return db.sql("delete from outbox where state <> 'WAITING' and done_at <= :kept")
                .param("kept", Timestamp.from(clock.instant().minus(properties.keep())))
                .update();
    }

    private static Due due(ResultSet row, int number) throws SQLException {
        var parcel = new Parcel(
                row.getLong("id"),
                new MemberId(row.getLong("member_id")),
                row.getString("recipient"),
                row.getString("payload"),
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant());
        return new Due(row.getString("topic"), parcel);
    }

    private static Tracking tracking(ResultSet row, int number) throws SQLException {
        var doneAt = row.getTimestamp("done_at");
        return new Tracking(
                row.getLong("id"),
                new MemberId(row.getLong("member_id")),
                row.getString("topic"),
                row.getString("recipient"),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("last_error"),
                row.getTimestamp("created_at").toInstant(),
                doneAt == null ? null : doneAt.toInstant());
    }
}
