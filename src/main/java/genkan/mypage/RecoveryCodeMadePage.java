package genkan.mypage;

import genkan.credential.RecoveryCode;
import genkan.web.Page;
import java.time.Instant;

/**
 * A recovery code, shown once, and what is printed with it.
 *
 * @param maskedUserId whose it is: enough for the member's family, too little for whoever finds the paper
 * @param where the address at which it is typed
 */
public record RecoveryCodeMadePage(RecoveryCode code, String maskedUserId, Instant madeAt, String where)
        implements Page {

    @Override
    public String template() {
        return "mypage/recovery-code-made.jte";
    }

    @Override
    public String titleKey() {
        return "recovery-code-made.title";
    }
}
