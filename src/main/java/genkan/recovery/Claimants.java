package genkan.recovery;

import genkan.member.Member;
import genkan.member.MemberId;
import genkan.member.MemberKind;
import genkan.member.Members;
import genkan.member.UserIdAssignment;
import genkan.member.UserIds;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The members whom a claim may mean. Corporate members are nobody here: they are told before anything is typed that
 * this way is not for them (R050).
 */
@Component
class Claimants {

    private final UserIds userIds;
    private final Members members;

    Claimants(UserIds userIds, Members members) {
        this.userIds = userIds;
        this.members = members;
    }

    /** For nobody the same statements as for somebody. */
    List<MemberId> of(Claim claim) {
        var found = switch (claim) {
            case Claim.ByUserId(var userId) -> {
                var owner = userIds.find(userId).map(UserIdAssignment::member).orElse(MemberId.NOBODY);
                yield members.find(owner).stream().toList();
            }
            case Claim.ByMail(var address) -> members.byContactMail(address);
            case Claim.ByName(var kana, var birthDate) -> members.byKanaAndBirthDate(kana, birthDate);
        };
        return found.stream()
                .filter(member -> member.kind() != MemberKind.CORPORATE)
                .filter(Member::stillOne)
                .map(Member::id)
                .limit(Recovery.MOST_CANDIDATES)
                .toList();
    }
}
