package genkan.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import genkan.secret.Seal;
import genkan.web.Cookies;
import genkan.web.Forms;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Keeps a typed password inside the page that says "busy", so that nobody has to type it again. It is sealed, and of use
 * in this browser, with this User ID and for two minutes alone. We keep nothing, so any node opens it.
 */
@Component
class HeldPasswords {

    private static final String FIELD = "held";
    private static final Duration KEPT_FOR = Duration.ofMinutes(2);

    // What is sealed is as long as what is in it, and the length of a password is nobody's business.
    private static final int STEP_BYTES = 256;

    private final Seal seal;
    private final Cookies cookies;
    private final Clock clock;

    HeldPasswords(Seal seal, Cookies cookies, Clock clock) {
        this.seal = seal;
        this.cookies = cookies;
        this.clock = clock;
    }

    /** What the form carries instead of the password: until when, after how many waits, and the password sealed. */
    String hold(Typed typed, HttpServletRequest request) {
        var until = clock.instant().plus(KEPT_FOR).toEpochMilli();
        var browser = cookies.formCookie(request).orElseThrow();
        var sealed = seal.seal(name(browser, until, typed.waits(), request), padded(typed.password()));
        return until + "." + typed.waits() + "." + sealed;
    }

    /** The password that came with the form; empty if it was held and is not to be used, or not any more. */
    Optional<Typed> passwordIn(HttpServletRequest request) {
        var held = Forms.field(request, FIELD);
        return held.isEmpty() ? Optional.of(new Typed(Forms.field(request, "password"), 0)) : open(held, request);
    }

    private Optional<Typed> open(String held, HttpServletRequest request) {
        var parts = held.split("\\.", 3);
        try {
            var until = Long.parseLong(parts[0]);
            var waits = Integer.parseInt(parts[1]);
            return cookies.formCookie(request)
                    .filter(_ -> clock.millis() < until)
                    .flatMap(browser -> seal.open(name(browser, until, waits, request), parts[2]))
                    .map(padded -> new Typed(unpadded(padded), waits));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException garbled) {
            return Optional.empty();
        }
    }

    private static String name(String browser, long until, int waits, HttpServletRequest request) {
        return "held password %s %d %d %s".formatted(browser, until, waits, Forms.field(request, "user-id"));
    }

    private static byte[] padded(String password) {
        var utf8 = password.getBytes(UTF_8);
        var steps = Math.ceilDiv(Integer.BYTES + utf8.length, STEP_BYTES);
        return ByteBuffer.allocate(steps * STEP_BYTES)
                .putInt(utf8.length)
                .put(utf8)
                .array();
    }

    private static String unpadded(byte[] padded) {
        var buffer = ByteBuffer.wrap(padded);
        var utf8 = new byte[buffer.getInt()];
        buffer.get(utf8);
        return new String(utf8, UTF_8);
    }
}
