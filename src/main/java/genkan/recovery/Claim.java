package genkan.recovery;

import genkan.member.UserId;
import java.time.LocalDate;
import java.util.Locale;

/** Who somebody says they are. Whether there is such a member is not asked before the answer is on its way. */
sealed interface Claim {

    record ByUserId(UserId userId) implements Claim {}

    /** The contact address, which is no User ID (N07). */
    record ByMail(String address) implements Claim {}

    /** The name's reading, in kana of any kind and width, and the date of birth. */
    record ByName(String kana, LocalDate birthDate) implements Claim {}

    /** What is counted: the same whether or not it is a member's. */
    default String counted() {
        return switch (this) {
            case ByUserId(var userId) -> "id " + userId.skeleton();
            case ByMail(var address) -> "mail " + address.toLowerCase(Locale.ROOT);
            case ByName(var kana, var birthDate) -> "name " + kana + " " + birthDate;
        };
    }
}
