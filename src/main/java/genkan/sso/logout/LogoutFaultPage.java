package genkan.sso.logout;

import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.web.Page;
import java.util.Map;

/**
 * A service sent the member here to sign out, with a request that may lead anywhere: nobody was signed out, and the
 * engineer of the service is told why.
 */
public record LogoutFaultPage(String fault) implements Page {

    public Reason reason() {
        return Reason.of(Code.SY422, "logout", Map.of());
    }

    @Override
    public String template() {
        return "sso/logout-fault.jte";
    }

    @Override
    public String titleKey() {
        return "sso.logout-fault.title";
    }

    @Override
    public int status() {
        return reason().code().status();
    }
}
