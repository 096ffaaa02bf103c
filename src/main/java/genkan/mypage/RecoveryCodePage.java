package genkan.mypage;

import genkan.member.UserId;
import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.web.FormPage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The code that a member keeps for the day on which nothing else is known: whether there is one, and a button for
 * another.
 *
 * @param userId whose password is asked for, for the browser that keeps passwords
 * @param madeAt since when there is one; null for none
 * @param passwordNeeded the sign-in is too long ago
 * @param reasons why none was made; empty at first
 */
public record RecoveryCodePage(UserId userId, @Nullable Instant madeAt, boolean passwordNeeded, List<Reason> reasons)
        implements FormPage {

    @Override
    public String template() {
        return "mypage/recovery-code.jte";
    }

    @Override
    public String titleKey() {
        return "recovery-code.title";
    }

    public boolean held() {
        return reasons.stream().anyMatch(reason -> reason.code() == Code.RG403);
    }
}
