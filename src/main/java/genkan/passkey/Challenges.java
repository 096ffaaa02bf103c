package genkan.passkey;

import genkan.secret.Randomness;
import genkan.secret.Seal;
import genkan.web.Cookies;
import genkan.web.Forms;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Component;

/**
 * What devices are to sign, each a new one. The page that asked keeps it and sends it back: sealed, for one purpose, and of
 * use in this browser and for ten minutes alone. So each of several tabs has its own, and any node knows it.
 */
@Component
class Challenges {

    /** The purpose of those that sign somebody in. */
    static final String SIGN_IN = "sign-in";

    private static final String FIELD = "asked";
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);
    private static final int BYTES = 32;

    private final Seal seal;
    private final Cookies cookies;
    private final Randomness randomness;
    private final Clock clock;

    Challenges(Seal seal, Cookies cookies, Randomness randomness, Clock clock) {
        this.seal = seal;
        this.cookies = cookies;
        this.randomness = randomness;
        this.clock = clock;
    }

    /**
     * A challenge.
     *
     * @param handle what the one who is asked is called on devices; random where nobody is called anything
     * @param until when it is worth nothing any more
     */
    record Challenge(Bytes bytes, Bytes handle, Instant until) {}

    Challenge next() {
        return nextFor(random());
    }

    Challenge nextFor(Bytes handle) {
        return new Challenge(random(), handle, clock.instant().plus(KEPT_FOR));
    }

    Bytes random() {
        return new Bytes(randomness.bytes(BYTES));
    }

    /** What the page keeps. */
    String kept(Challenge challenge, String purpose, HttpServletRequest request) {
        var browser = cookies.formCookie(request).orElseThrow();
        var until = challenge.until().toEpochMilli();
        var both = ByteBuffer.allocate(2 * BYTES)
                .put(challenge.bytes().getBytes())
                .put(challenge.handle().getBytes())
                .array();
        return until + "." + seal.seal(name(purpose, browser, until), both);
    }

    /** What the page kept and the form brought back; empty if it is another purpose's or browser's, or too old. */
    Optional<Challenge> broughtBack(String purpose, HttpServletRequest request) {
        var parts = Forms.field(request, FIELD).split("\\.", 2);
        try {
            var until = Long.parseLong(parts[0]);
            return cookies.formCookie(request)
                    .filter(_ -> parts.length == 2 && clock.millis() < until)
                    .flatMap(browser -> seal.open(name(purpose, browser, until), parts[1]))
                    .map(both -> opened(ByteBuffer.wrap(both), until));
        } catch (NumberFormatException garbled) {
            return Optional.empty();
        }
    }

    private static Challenge opened(ByteBuffer both, long until) {
        return new Challenge(next(both), next(both), Instant.ofEpochMilli(until));
    }

    private static Bytes next(ByteBuffer both) {
        var bytes = new byte[BYTES];
        both.get(bytes);
        return new Bytes(bytes);
    }

    private static String name(String purpose, String browser, long until) {
        return "challenge of a passkey %s %s %d".formatted(purpose, browser, until);
    }
}
