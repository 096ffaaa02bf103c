package genkan.oracle;

import static genkan.member.MemberKind.CORPORATE;
import static genkan.member.MemberKind.FAMILY;
import static genkan.member.MemberStatus.DORMANT;
import static genkan.member.MemberStatus.SUSPENDED;
import static genkan.member.MemberStatus.WITHDRAWN;

import genkan.Residents.Newcomer;
import java.time.Instant;

/** What may be true of a User ID, and nobody may learn who has no proof. */
enum Secret {
    DOES_NOT_EXIST,
    EXISTS,
    HAS_A_NEW_PASSWORD,
    HAS_NO_PASSWORD,
    HAD_ANOTHER_ID,
    WAS_RENAMED_AWAY,
    IS_SUSPENDED,
    IS_DORMANT,
    HAS_LEFT,
    IS_A_COMPANYS,
    IS_A_FAMILY_ACCOUNT,
    IS_SIGNED_IN,
    IS_SIGNED_IN_NEXT_DOOR,
    IS_LIMITED_ON_THE_OWN_BROWSER;

    Newcomer of(Newcomer newcomer, String userId, Instant now) {
        if (this == WAS_RENAMED_AWAY) {
            return newcomer.renamedFrom(userId, now);
        }
        var member = newcomer.userId(userId);
        return switch (this) {
            case HAS_A_NEW_PASSWORD -> member.passwordChangedAt(now);
            case HAS_NO_PASSWORD -> member.withoutPassword();
            case HAD_ANOTHER_ID -> member.renamed(now);
            case IS_SUSPENDED -> member.status(SUSPENDED);
            case IS_DORMANT -> member.status(DORMANT);
            case HAS_LEFT -> member.status(WITHDRAWN);
            case IS_A_COMPANYS -> member.kind(CORPORATE);
            case IS_A_FAMILY_ACCOUNT -> member.kind(FAMILY);
            default -> member;
        };
    }

    boolean signsIn() {
        return this == IS_SIGNED_IN || this == IS_SIGNED_IN_NEXT_DOOR || this == IS_LIMITED_ON_THE_OWN_BROWSER;
    }
}
