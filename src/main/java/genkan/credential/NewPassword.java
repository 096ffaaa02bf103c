package genkan.credential;

import genkan.credential.PasswordRules.Flaw;
import genkan.reason.Code;
import genkan.reason.Reason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** A password that is to be set, from what was typed, twice, to the hash that is kept. */
@Service
public class NewPassword {

    private final PasswordRules rules;
    private final Passwords passwords;

    NewPassword(PasswordRules rules, Passwords passwords) {
        this.rules = rules;
        this.passwords = passwords;
    }

    /** How many characters one has at least. */
    public int shortest() {
        return rules.shortest();
    }

    /**
     * Why it cannot be set, as far as the texts show it by themselves; empty if it can.
     *
     * @param known what others know about the member, such as the User ID
     */
    public List<Reason> flaws(String typed, String again, Set<String> known) {
        var flaws = rules.flaws(typed, known);
        if (flaws.isEmpty() && !Password.of(typed).sameAs(Password.of(again))) {
            return List.of(Reason.of(Code.PW422_REPEATED));
        }
        return flaws.stream().map(this::reason).toList();
    }

    /** The hash of a password without flaws, in its turn; never inside a transaction. */
    public Turn<PasswordHash> hash(Password password) {
        return passwords.hash(password);
    }

    private Reason reason(Flaw flaw) {
        return switch (flaw) {
            case TOO_LONG -> Reason.of(Code.SS400_TOO_LONG, "newPassword", Map.of());
            case TOO_SHORT -> Reason.of(Code.PW422_SHORT).with("n", String.valueOf(rules.shortest()));
            case FULL_WIDTH -> Reason.of(Code.PW422_FULL_WIDTH);
            case SPACES_AT_ENDS -> Reason.of(Code.PW422_FULL_WIDTH, "spaces", Map.of());
            case KNOWN_WORDS -> Reason.of(Code.PW422_SAME_AS_ID);
            case WIDELY_KNOWN -> Reason.of(Code.PW422_POPULAR);
        };
    }
}
