package genkan.phone.webhook;

import genkan.phone.Caller;
import genkan.phone.ToldOnce;
import genkan.phone.webhook.WebhookProperties.Line;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A call as an exchange of one's own tells it: JSON, signed together with the time and a number that is good once. */
@Component
class SignedJson {

    private static final String TIME = "Genkan-Time";
    private static final String NONCE = "Genkan-Nonce";
    private static final String SIGNATURE = "Genkan-Signature";

    /** So far two clocks may differ. */
    private static final Duration SLACK = Duration.ofMinutes(5);

    private final ToldOnce told;
    private final JsonMapper json;
    private final Clock clock;

    SignedJson(ToldOnce told, JsonMapper json, Clock clock) {
        this.told = told;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The message.
     *
     * @param call what the exchange calls it
     * @param from missing if there is no number
     * @param caller whether the number may be used, {@link Shown#YES} if nothing is said
     * @param digits what the caller keyed in; missing until something was
     */
    record Message(
            @Nullable String call,
            @Nullable String from,
            @Nullable String to,
            @Nullable Shown caller,
            @Nullable String digits) {

        @Override
        public String toString() {
            return "Message[hidden]";
        }
    }

    enum Shown {
        YES,
        WITHHELD,
        UNAVAILABLE,
        DIVERTED,
        UNPROVEN
    }

    Heard read(String trunk, Posted posted, Line line) {
        var time = posted.has(TIME).flatMap(SignedJson::time);
        var nonce = posted.has(NONCE);
        if (time.isEmpty() || nonce.isEmpty()) {
            return new Heard.NotSigned();
        }
        var signed = String.join(".", String.valueOf(time.get().getEpochSecond()), nonce.get(), posted.body());
        var right = HexFormat.of().formatHex(Signature.of(signed, "HmacSHA256", line.secret()));
        if (!Signature.equal(posted.header().apply(SIGNATURE), right) || !near(time.get())) {
            return new Heard.NotSigned();
        }
        if (!told.first(trunk, "number " + nonce.get(), SLACK.multipliedBy(3))) {
            return new Heard.Again();
        }
        return message(posted.body()).flatMap(message -> call(message, line)).orElseGet(Heard.Unreadable::new);
    }

    private boolean near(Instant time) {
        return Duration.between(time, clock.instant()).abs().compareTo(SLACK) <= 0;
    }

    private Optional<Message> message(String body) {
        try {
            return Optional.ofNullable(json.readValue(body, Message.class));
        } catch (JacksonException notWhatItShouldBe) {
            return Optional.empty();
        }
    }

    private static Optional<Heard> call(Message message, Line line) {
        var call = message.call();
        var to = message.to();
        return call == null || call.isBlank() || to == null
                ? Optional.empty()
                : Optional.of(new Heard.Call(
                        call, caller(message), to, line.keyed(Objects.requireNonNullElse(message.digits(), ""))));
    }

    private static Caller caller(Message message) {
        var from = message.from();
        return switch (message.caller() == null ? Shown.YES : message.caller()) {
            case YES -> from == null || from.isBlank() ? new Caller.Unavailable() : new Caller.Shown(from);
            case WITHHELD -> new Caller.Withheld();
            case UNAVAILABLE -> new Caller.Unavailable();
            case DIVERTED -> new Caller.Diverted();
            case UNPROVEN -> new Caller.Unproven();
        };
    }

    private static Optional<Instant> time(String seconds) {
        try {
            return Optional.of(Instant.ofEpochSecond(Integer.parseUnsignedInt(seconds) & 0xFFFF_FFFFL));
        } catch (NumberFormatException notATime) {
            return Optional.empty();
        }
    }
}
