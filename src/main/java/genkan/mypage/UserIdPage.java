package genkan.mypage;

import genkan.member.UserId;
import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.web.FormPage;
import java.util.List;

/**
 * The form for a new User ID.
 *
 * @param current the one that is valid
 * @param typed the name as typed; empty at first
 * @param reasons why it cannot be had; empty at first
 */
public record UserIdPage(UserId current, String typed, List<Reason> reasons) implements FormPage {

    @Override
    public String template() {
        return "mypage/user-id.jte";
    }

    @Override
    public String titleKey() {
        return "user-id.title";
    }

    /** Whatever was typed, it would be refused. */
    public boolean held() {
        return reasons.stream().anyMatch(reason -> reason.code() == Code.RG403);
    }
}
