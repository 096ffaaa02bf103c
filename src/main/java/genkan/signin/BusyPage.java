package genkan.signin;

import genkan.reason.Reason;
import genkan.service.Service;
import genkan.signin.SignInPage.Form;
import genkan.web.FormPage;
import java.time.Duration;
import java.util.List;

/**
 * "Busy, we try again for you": what was typed, on its way to the next try.
 *
 * @param service what the member wants to open
 * @param sites the other sites that signing in leads to
 * @param userId as the member typed it
 * @param held the password, sealed
 * @param waits how many times in a row we were too busy
 * @param asTyped the member wants the password taken as it is
 * @param capsLock what the page saw of Caps Lock
 * @param reason SY503-B, with the time after which to try again
 * @param form what the form carries along
 */
public record BusyPage(
        Service service,
        List<String> sites,
        String userId,
        String held,
        int waits,
        boolean asTyped,
        String capsLock,
        Reason reason,
        Form form)
        implements FormPage {

    private static final int MOST_TRIES_BY_ITSELF = 5;

    @Override
    public String template() {
        return "signin/busy.jte";
    }

    @Override
    public List<String> formsMayLeadTo() {
        return sites;
    }

    @Override
    public String titleKey() {
        return "busy.title";
    }

    @Override
    public List<Reason> reasons() {
        return List.of(reason);
    }

    /** Whether the page tries again by itself. A browser that was left alone does not do so for ever. */
    public boolean byItself() {
        return waits <= MOST_TRIES_BY_ITSELF;
    }

    public long seconds() {
        return reason.retryAfter().map(Duration::toSeconds).orElseThrow();
    }
}
