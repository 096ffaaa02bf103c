package genkan.sso.logout;

import genkan.service.RedirectUri;
import genkan.service.Service;
import genkan.session.SignedIn;
import genkan.sso.client.Parameters;
import genkan.sso.logout.LogoutRequest.Sound;
import genkan.web.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks the member whether to sign out.
 *
 * @param name whom the sign-out is about; a family shares a browser
 * @param service who asks; null if nobody is proved
 * @param formsMayLeadTo where the browser goes on to, if not to us
 * @param carried what the service sent
 */
public record LogoutPage(
        String name, @Nullable Service service, List<String> formsMayLeadTo, Map<String, String> carried)
        implements Page {

    static LogoutPage of(SignedIn member, @Nullable Service service, Sound request, Parameters sent) {
        var carried = new LinkedHashMap<String, String>();
        LogoutRequests.CARRIED.forEach(name -> sent.find(name).ifPresent(value -> carried.put(name, value)));
        var redirectUri = request.redirectUri();
        return new LogoutPage(
                member.displayName(),
                service,
                redirectUri == null ? List.of() : List.of(RedirectUri.origin(redirectUri)),
                carried);
    }

    @Override
    public String template() {
        return "sso/logout.jte";
    }

    @Override
    public String titleKey() {
        return "sso.logout.title";
    }
}
