package genkan.member;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member of the provider.
 *
 * @param name the name as registered, family name first, such as {@code 日向 太郎}
 * @param kana the name's reading
 * @param birthDate null where the provider has not asked for it, as of a firm
 * @param email the contact address, not a User ID (N07)
 * @param contractNo the number on the contract paper
 */
public record Member(
        MemberId id,
        MemberKind kind,
        MemberStatus status,
        UserId userId,
        String name,
        String kana,
        @Nullable LocalDate birthDate,
        String email,
        String contractNo,
        Instant since) {

    /** What others know about the member, of which no password is made. */
    public Set<String> knownToOthers() {
        return Set.of(userId.canonical(), userId.name(), email);
    }

    /** False for whoever has left: everywhere as if the User ID had never existed. */
    public boolean stillOne() {
        return status != MemberStatus.WITHDRAWN;
    }
}
