package genkan.passkey;

import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.web.FormPage;
import genkan.web.Target;
import java.util.List;

/**
 * Offers a passkey, and lists those that there are.
 *
 * @param target where to go on
 * @param sites the other sites that it leads to
 * @param reasons why the last one was not added; empty at first
 */
public record PasskeyPage(Target target, List<String> sites, List<Passkey> passkeys, List<Reason> reasons)
        implements FormPage {

    @Override
    public String template() {
        return "passkey/offer.jte";
    }

    @Override
    public String titleKey() {
        return "passkey.title";
    }

    /** Whatever the device made, it would be refused. */
    public boolean held() {
        return reasons.stream().anyMatch(reason -> reason.code() == Code.RG403);
    }

    @Override
    public List<String> formsMayLeadTo() {
        return sites;
    }
}
