package genkan.mypage;

import genkan.member.UserId;
import genkan.phone.PhoneKind;
import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.web.FormPage;
import java.time.Instant;
import java.util.List;

/**
 * The member's telephones, and a form for one more.
 *
 * @param userId whose password is asked for, for the browser that keeps passwords
 * @param typed the number as typed; empty at first
 * @param passwordNeeded the sign-in is too long ago
 * @param reachable whether a telephone line is up
 * @param told names of the notices to show once
 * @param reasons why none was added; empty at first
 */
public record TelephonesPage(
        UserId userId,
        List<Telephone> telephones,
        String typed,
        boolean passwordNeeded,
        boolean reachable,
        List<String> told,
        List<Reason> reasons)
        implements FormPage {

    /**
     * One of them.
     *
     * @param reference its name in addresses
     * @param number in part
     * @param counts whether it proves something by now
     */
    public record Telephone(
            String reference, String number, PhoneKind kind, Instant activeFrom, boolean counts, Instant verifiedAt) {}

    @Override
    public String template() {
        return "mypage/telephones.jte";
    }

    @Override
    public String titleKey() {
        return "telephones.title";
    }

    /** Whatever was typed, it would be refused. */
    public boolean held() {
        return reasons.stream().anyMatch(reason -> reason.code() == Code.RG403);
    }

    /** Whether what is wrong is the number, not the password. */
    public boolean numberFault() {
        return reasons.stream().anyMatch(reason -> reason.code() == Code.PV422 || "telephone".equals(reason.variant()));
    }

    public boolean passwordFault() {
        return passwordNeeded && !reasons.isEmpty() && !numberFault();
    }
}
