package genkan.clerk;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.PlainBrowser;
import genkan.clerk.Staff.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Clerks for tests, each a new one. */
final class Colleagues {

    static final String PASSWORD = "Mikan-to-Kotatsu-31";

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String RUN = Long.toString(System.nanoTime(), 36);

    private final Staff staff;
    private final Clock clock;

    Colleagues(Staff staff, Clock clock) {
        this.staff = staff;
        this.clock = clock;
    }

    record Colleague(String name, TotpSecret totp) {}

    Colleague add(Role role) {
        var name = "c" + NUMBER.incrementAndGet() + "-" + RUN;
        var added = staff.add(name, role, "森 みどり", PASSWORD);
        assertThat(added).isInstanceOf(Outcome.Given.class);
        return new Colleague(name, ((Outcome.Given) added).totp());
    }

    /** What the app shows now. */
    String code(Colleague colleague) {
        return colleague.totp().codeAt(clock.instant());
    }

    /** What it shows next, which is good already, for a second sign-in within half a minute. */
    String nextCode(Colleague colleague) {
        return colleague.totp().codeAt(clock.instant().plus(Duration.ofSeconds(30)));
    }

    PlainBrowser signedIn(int port, Colleague colleague) {
        return signIn(new PlainBrowser(port), colleague.name(), PASSWORD, code(colleague));
    }

    static PlainBrowser signIn(PlainBrowser browser, String name, String password, String code) {
        return browser.open("/operator/sign-in")
                .submit("#clerk-sign-in", Map.of("name", name, "password", password, "code", code));
    }
}
