package genkan.sso;

import genkan.reason.Reason;
import genkan.service.Service;
import genkan.web.Page;

/** The service is not for this member, and why. */
public record NotEligiblePage(Service service, Reason reason) implements Page {

    @Override
    public String template() {
        return "sso/not-eligible.jte";
    }

    @Override
    public String titleKey() {
        return "sso.not-eligible.title";
    }

    @Override
    public int status() {
        return reason.code().status();
    }
}
