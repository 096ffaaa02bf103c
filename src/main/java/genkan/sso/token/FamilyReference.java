package genkan.sso.token;

import genkan.member.MemberId;
import java.util.Optional;

/** The member and the family that a token names. */
record FamilyReference(MemberId member, long family) {

    /** Reads what {@link Family#reference} wrote; whatever else it is, empty. */
    static Optional<FamilyReference> read(String written) {
        var parts = written.split("-", 3);
        if (parts.length < 2) {
            return Optional.empty();
        }
        try {
            var family = Long.parseLong(parts[1], 36);
            return MemberId.ofReference(parts[0]).map(member -> new FamilyReference(member, family));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
