package genkan.mypage;

import genkan.reason.Reason;
import genkan.recovery.ProvePage.Call;
import genkan.web.FormPage;
import java.util.ArrayList;
import java.util.List;

/**
 * Call from the new telephone.
 *
 * @param number which it is, as people write it
 * @param reachable whether a telephone line is up
 * @param still whether the member has asked that the page does not look for the call by itself
 * @param refusals why the last step was refused
 */
public record TelephoneCallPage(String number, Call call, boolean reachable, boolean still, List<Reason> refusals)
        implements FormPage {

    /** Why the last step was refused, and what came of the call. */
    @Override
    public List<Reason> reasons() {
        var reasons = new ArrayList<>(refusals);
        if (!reachable) {
            reasons.add(Telephones.noLine());
        } else {
            call.reason(Telephones.late()).ifPresent(reasons::add);
        }
        return reasons.stream().distinct().toList();
    }

    /** The page is shown as it should; what is refused is a part of it. */
    @Override
    public int status() {
        return refusals.isEmpty() ? 200 : refusals.getFirst().code().status();
    }

    /** Whether the page waits for a call now. */
    public boolean waits() {
        return reachable && call.waits();
    }

    /** Whether the page looks by itself where no script runs. */
    public boolean refreshes() {
        return waits() && !still && refusals.isEmpty();
    }

    /** Where the page is looked at again. */
    public String now() {
        return TelephonesController.CALL;
    }

    @Override
    public String template() {
        return "mypage/telephone-call.jte";
    }

    @Override
    public String titleKey() {
        return "telephone-call.title";
    }
}
