package genkan.sso.authorization;

import genkan.service.Service;
import genkan.session.SignedIn;
import genkan.sso.client.Parameters;
import genkan.sso.consent.Scope;
import genkan.web.Forms;
import genkan.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Asks the member what a third party's service may see.
 *
 * @param sites where the answer leads
 * @param request what the service sent, which the form carries along
 * @param session the session of the member who is asked: somebody else's answer is none
 */
public record ConsentPage(
        Service service, List<String> sites, List<Scope> scopes, Map<String, String> request, String session)
        implements Page {

    private static final String CARRIED = "request.";

    static ConsentPage of(
            Service service, List<String> sites, AuthorizationRequest request, Parameters sent, SignedIn asked) {
        return new ConsentPage(service, sites, Scope.of(request.disclosed()), sent.values(), asked.sid());
    }

    /** Whether the form that comes back was shown to this member. */
    static boolean asked(HttpServletRequest form, SignedIn member) {
        return Forms.field(form, "session").equals(member.sid());
    }

    /** What the service had sent, from the form that comes back. */
    static Map<String, String[]> requestIn(HttpServletRequest form) {
        return form.getParameterMap().entrySet().stream()
                .filter(field -> field.getKey().startsWith(CARRIED))
                .collect(Collectors.toMap(field -> field.getKey().substring(CARRIED.length()), Map.Entry::getValue));
    }

    /** Under the names that {@link #requestIn} looks for. */
    public Map<String, String> carried() {
        return request.entrySet().stream()
                .collect(Collectors.toMap(field -> CARRIED + field.getKey(), Map.Entry::getValue));
    }

    @Override
    public String template() {
        return "sso/consent.jte";
    }

    @Override
    public String titleKey() {
        return "sso.consent.title";
    }

    @Override
    public List<String> formsMayLeadTo() {
        return sites;
    }
}
