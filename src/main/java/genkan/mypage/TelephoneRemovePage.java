package genkan.mypage;

import genkan.member.UserId;
import genkan.mypage.TelephonesPage.Telephone;
import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.web.FormPage;
import java.util.List;

/**
 * Remove this telephone?
 *
 * @param userId whose password is asked for, for the browser that keeps passwords
 * @param last whether no other one counts
 * @param passwordNeeded the sign-in is too long ago
 * @param reasons why it was not removed; empty at first
 */
public record TelephoneRemovePage(
        UserId userId, Telephone telephone, boolean last, boolean passwordNeeded, List<Reason> reasons)
        implements FormPage {

    @Override
    public String template() {
        return "mypage/telephone-remove.jte";
    }

    @Override
    public String titleKey() {
        return "telephone-remove.title";
    }

    public boolean held() {
        return reasons.stream().anyMatch(reason -> reason.code() == Code.RG403);
    }
}
