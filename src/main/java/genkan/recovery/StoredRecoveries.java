package genkan.recovery;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import genkan.member.MemberId;
import genkan.recovery.Stage.Choosing;
import genkan.recovery.Stage.Ended;
import genkan.recovery.Stage.Proved;
import genkan.recovery.Stage.Proving;
import genkan.recovery.Stage.Spent;
import genkan.secret.BearerSecret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** Recoveries as rows: one for each browser on its way back. */
@Repository
class StoredRecoveries implements Recoveries {

    private static final Duration KEPT = Duration.ofDays(1);

    private static final String BETWEEN = " ";
    private static final String WITHIN = ":";
    private static final String AND = "+";

    private final JdbcClient db;
    private final Clock clock;

    StoredRecoveries(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public void add(BearerSecret secret, Recovery recovery) {
        db.sql("""
                        insert into recovery
                               (recovery_id, secret_hash, purpose, begun_at, claim, candidates, stage, member_id, stage_at, call_id,
                                mailed_at, wrong_codes, version)
                        values (:id, :secret, :purpose, :begunAt, :claim, :candidates, :stage, :member, :stageAt, :call, :mailedAt,
                                :wrongCodes, 0)
                        """)
                .param("id", recovery.id())
                .param("secret", secret.digest())
                .param("purpose", recovery.purpose().name())
                .param("begunAt", Timestamp.from(recovery.begunAt()))
                .param("claim", recovery.claim())
                .param("candidates", written(recovery.candidates()))
                .param("stage", name(recovery.stage()))
                .param("member", member(recovery.stage()))
                .param("stageAt", time(at(recovery.stage())))
                .param("call", recovery.call())
                .param("mailedAt", time(recovery.mailedAt()))
                .param("wrongCodes", recovery.wrongCodes())
                .update();
    }

    @Override
    public Optional<Kept> find(BearerSecret secret) {
        return idOf(secret)
                .flatMap(id -> db.sql("""
                        select recovery_id, purpose, begun_at, claim, candidates, stage, member_id, stage_at, call_id, mailed_at,
                               wrong_codes, version
                          from recovery
                         where recovery_id = :id
                           and secret_hash = :secret
                        """)
                        .param("id", id)
                        .param("secret", secret.digest())
                        .query(StoredRecoveries::kept)
                        .optional());
    }

    @Override
    public boolean replace(Kept seen, Recovery changed) {
        return db.sql("""
                        update recovery
                           set candidates = :candidates, stage = :stage, member_id = :member, stage_at = :stageAt,
                               call_id = :call, mailed_at = :mailedAt, wrong_codes = :wrongCodes, version = :version + 1
                         where recovery_id = :id
                           and version = :version
                        """)
                        .param("candidates", written(changed.candidates()))
                        .param("stage", name(changed.stage()))
                        .param("member", member(changed.stage()))
                        .param("stageAt", time(at(changed.stage())))
                        .param("call", changed.call())
                        .param("mailedAt", time(changed.mailedAt()))
                        .param("wrongCodes", changed.wrongCodes())
                        .param("version", seen.version())
                        .param("id", changed.id())
                        .update()
                == 1;
    }

    @Scheduled(cron = "0 35 * * * *")
    int sweep() {
        return db.sql("delete from recovery where begun_at < :old")
                .param("old", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    static String reference(long id) {
        return Long.toString(id, 36);
    }

    private static Optional<Long> idOf(BearerSecret secret) {
        try {
            return Optional.of(Long.parseLong(secret.reference(), 36));
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        var recovery = new Recovery(
                row.getLong("recovery_id"),
                Purpose.valueOf(row.getString("purpose")),
                row.getTimestamp("begun_at").toInstant(),
                row.getString("claim"),
                candidates(row.getString("candidates")),
                stage(row),
                row.getObject("call_id", Long.class),
                instant(row.getTimestamp("mailed_at")),
                row.getInt("wrong_codes"));
        return new Kept(recovery, row.getInt("version"));
    }

    private static Stage stage(ResultSet row) throws SQLException {
        return switch (row.getString("stage")) {
            case "PROVING" -> new Proving();
            case "CHOOSING" -> new Choosing();
            case "PROVED" ->
                new Proved(
                        new MemberId(row.getLong("member_id")),
                        row.getTimestamp("stage_at").toInstant());
            case "SPENT" ->
                new Spent(
                        new MemberId(row.getLong("member_id")),
                        row.getTimestamp("stage_at").toInstant());
            default -> new Ended();
        };
    }

    private static String name(Stage stage) {
        return switch (stage) {
            case Proving() -> "PROVING";
            case Choosing() -> "CHOOSING";
            case Proved _ -> "PROVED";
            case Spent _ -> "SPENT";
            case Ended() -> "ENDED";
        };
    }

    private static @Nullable Long member(Stage stage) {
        return switch (stage) {
            case Proved proved -> proved.member().value();
            case Spent spent -> spent.member().value();
            case Proving(), Choosing(), Ended() -> null;
        };
    }

    private static @Nullable Instant at(Stage stage) {
        return switch (stage) {
            case Proved proved -> proved.at();
            case Spent spent -> spent.at();
            case Proving(), Choosing(), Ended() -> null;
        };
    }

    /** {@code <member>:<proof>+<proof>:<sealed code>}, one for each candidate. */
    private static String written(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> String.join(
                        WITHIN,
                        String.valueOf(candidate.member().value()),
                        candidate.shown().stream().map(Proof::name).sorted().collect(joining(AND)),
                        candidate.mailCode() == null ? "" : candidate.mailCode()))
                .collect(joining(BETWEEN));
    }

    private static List<Candidate> candidates(String written) {
        return Arrays.stream(written.split(BETWEEN, -1))
                .map(one -> one.split(WITHIN, 3))
                .map(parts -> new Candidate(
                        new MemberId(Long.parseLong(parts[0])), proofs(parts[1]), parts[2].isEmpty() ? null : parts[2]))
                .toList();
    }

    private static Set<Proof> proofs(String written) {
        return Stream.of(written.split("\\+", -1))
                .filter(name -> !name.isEmpty())
                .map(Proof::valueOf)
                .collect(toSet());
    }

    private static @Nullable Timestamp time(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
