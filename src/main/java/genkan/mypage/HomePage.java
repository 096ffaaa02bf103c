package genkan.mypage;

import genkan.activity.SignInRecord;
import genkan.service.Service;
import genkan.session.SignedIn;
import genkan.web.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * My Page: greeting, the services to open, what is new, the last sign-in.
 *
 * @param services all but My Page itself
 * @param lastSignIn the one before this; null on the first
 * @param failures tries that failed since then
 * @param browsers on how many browsers the member is signed in now
 * @param heldUntil until when sensitive changes wait; null if they need not
 * @param told names of the notices to show once
 */
public record HomePage(
        SignedIn member,
        List<Service> services,
        @Nullable SignInRecord lastSignIn,
        int failures,
        int browsers,
        @Nullable Instant heldUntil,
        List<String> told)
        implements Page {

    @Override
    public String template() {
        return "mypage/home.jte";
    }

    @Override
    public String titleKey() {
        return "my-page.title";
    }
}
