package genkan.reason;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a member was refused: a code, the variant of its text, and the facts that the text names.
 *
 * @param prefix the two letters of the service for the 500 family ({@code MP}), empty for every other code
 * @param variant which wording fits, such as {@code password}; null for the code's only wording
 * @param facts what the text's placeholders stand for; never anything that was typed into the password field
 */
public record Reason(Code code, String prefix, @Nullable String variant, Map<String, String> facts) {

    private static final String MINUTES = "minutes";
    private static final String OPENS = "opens";
    private static final Duration ROUNDED_TO = Duration.ofMinutes(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final String SECONDS = "seconds";

    public Reason {
        facts = Map.copyOf(facts);
    }

    public static Reason of(Code code) {
        return new Reason(code, "", null, Map.of());
    }

    public static Reason of(Code code, String variant, Map<String, String> facts) {
        return new Reason(code, "", variant, facts);
    }

    /** SS503, with the minutes to wait: rounded up and cut so that they tell nothing about the rules behind it. */
    public static Reason limited(Instant now, Instant opensAgain) {
        var left = Duration.between(now, opensAgain).plus(ROUNDED_TO).minusNanos(1);
        var minutes = Math.clamp(
                left.dividedBy(ROUNDED_TO) * ROUNDED_TO.toMinutes(), ROUNDED_TO.toMinutes(), LONGEST_WAIT.toMinutes());
        return of(Code.SS503)
                .with(MINUTES, String.valueOf(minutes))
                .with(
                        OPENS,
                        roundedUp(earlier(opensAgain, now.plus(LONGEST_WAIT))).toString());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant roundedUp(Instant time) {
        var step = ROUNDED_TO.toSeconds();
        return Instant.ofEpochSecond(Math.ceilDiv(time.plusMillis(999).getEpochSecond(), step) * step);
    }

    /** SY503-B, with the time after which we will probably have a turn. */
    public static Reason busy(int seconds) {
        return of(Code.SY503_BUSY).with(SECONDS, String.valueOf(seconds));
    }

    /** PV429, with the minutes to wait, rounded up. */
    public static Reason tooOften(Instant now, Instant until) {
        var minutes = Duration.between(now, until).plusSeconds(59).toMinutes();
        return of(Code.PV429).with(MINUTES, String.valueOf(Math.max(1, minutes)));
    }

    public static Reason ofService(Code code, String prefix) {
        return new Reason(code, prefix, null, Map.of());
    }

    public Reason with(String fact, String value) {
        var more = new HashMap<>(facts);
        more.put(fact, value);
        return new Reason(code, prefix, variant, more);
    }

    /** After which time it is worth trying again, where that is known. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(facts.get(MINUTES))
                .map(minutes -> Duration.ofMinutes(Long.parseLong(minutes)))
                .or(() -> Optional.ofNullable(facts.get(SECONDS))
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))));
    }

    /** As the member reads it: {@code SS401-W}, {@code MP500-C}. */
    public String shown() {
        return prefix + code.code();
    }

    /**
     * Those of the reasons that may be told against this evidence, in their order. Every page that shows reasons asks
     * here and nowhere else, so that a fact about an account cannot reach somebody who has not shown that it is theirs.
     */
    public static List<Reason> tellable(Evidence evidence, List<Reason> reasons) {
        return reasons.stream()
                .filter(reason -> evidence.covers(reason.code().needed()))
                .toList();
    }
}
