package genkan.sso.authorization;

import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.service.Client;
import genkan.web.Page;
import org.jspecify.annotations.Nullable;

/**
 * A service sent the member here with a request that nobody may answer: the member is told that it is the service's
 * fault, and its engineer what it is.
 *
 * @param client who asked; null if that is not known
 */
public record FaultPage(@Nullable Client client, String fault) implements Page {

    static FaultPage of(Checked.Unanswerable unanswerable) {
        return new FaultPage(unanswerable.client(), unanswerable.fault());
    }

    public Reason reason() {
        return Reason.of(Code.SY422);
    }

    @Override
    public String template() {
        return "sso/fault.jte";
    }

    @Override
    public String titleKey() {
        return "sso.fault.title";
    }

    @Override
    public int status() {
        return reason().code().status();
    }
}
