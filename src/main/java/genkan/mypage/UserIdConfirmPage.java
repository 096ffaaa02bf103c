package genkan.mypage;

import genkan.member.UserId;
import genkan.reason.Reason;
import genkan.web.FormPage;
import genkan.web.Spelled;
import java.util.List;

/**
 * A new User ID, read out character by character before it is saved (R042, N09).
 *
 * @param reasons why it was not saved; empty at first
 */
public record UserIdConfirmPage(UserId current, UserId wanted, List<Reason> reasons) implements FormPage {

    @Override
    public String template() {
        return "mypage/user-id-confirm.jte";
    }

    @Override
    public String titleKey() {
        return "user-id-confirm.title";
    }

    public List<Spelled> spelled() {
        return Spelled.of(wanted.canonical());
    }
}
