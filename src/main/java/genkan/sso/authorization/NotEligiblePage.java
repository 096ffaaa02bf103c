package genkan.sso.authorization;

import genkan.course.Course;
import genkan.reason.Reason;
import genkan.service.Service;
import genkan.session.SignedIn;
import genkan.web.FormPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The service is not for this member, and why.
 *
 * @param course the member's; null if he has none or the service asks for none
 * @param somebodyElse where another member signs in for the same service
 */
public record NotEligiblePage(
        Service service, SignedIn member, @Nullable Course course, List<Reason> reasons, String somebodyElse)
        implements FormPage {

    @Override
    public String template() {
        return "sso/not-eligible.jte";
    }

    @Override
    public String titleKey() {
        return "sso.not-eligible.title";
    }
}
