package genkan.mypage;

import genkan.member.UserId;
import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.web.FormPage;
import java.util.List;
import java.util.Set;

/**
 * The form for a new password.
 *
 * @param userId whose password it is, for the browser that keeps passwords
 * @param shortest how many characters a new password has at least
 * @param currentNeeded whether the current one is asked for
 * @param reasons why the last one was not set, the first heads the page; empty at first
 */
public record PasswordPage(UserId userId, int shortest, boolean currentNeeded, List<Reason> reasons)
        implements FormPage {

    private static final Set<Code> ABOUT_THE_NEW_ONE = Set.of(
            Code.PW409,
            Code.PW422_SHORT,
            Code.PW422_SAME_AS_ID,
            Code.PW422_POPULAR,
            Code.PW422_FULL_WIDTH,
            Code.PW422_REPEATED);

    @Override
    public String template() {
        return "mypage/password.jte";
    }

    @Override
    public String titleKey() {
        return "password.title";
    }

    public boolean currentFault() {
        return reasons.stream().anyMatch(reason -> "currentPassword".equals(reason.variant()));
    }

    public boolean newFault() {
        return reasons.stream()
                .anyMatch(
                        reason -> ABOUT_THE_NEW_ONE.contains(reason.code()) || "newPassword".equals(reason.variant()));
    }
}
