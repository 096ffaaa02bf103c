package genkan.recovery;

import genkan.member.MemberId;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member whom the claim may mean, and what has been shown for this one.
 *
 * @param member {@link MemberId#NOBODY} where the claim means nobody; nothing can ever be shown for it
 * @param mailCode the code that was sent to the member, sealed; null before
 */
record Candidate(
        MemberId member, Set<Proof> shown, @Nullable String mailCode) {

    Candidate {
        shown = Set.copyOf(shown);
    }

    static Candidate of(MemberId member) {
        return new Candidate(member, Set.of(), null);
    }

    boolean somebody() {
        return !member.equals(MemberId.NOBODY);
    }

    Candidate with(Proof proof) {
        var more = EnumSet.of(proof);
        more.addAll(shown);
        return new Candidate(member, more, mailCode);
    }

    Candidate mailed(String code) {
        return new Candidate(member, shown, code);
    }

    /** Whether whoever is here has shown something, and not only sat down at a browser. */
    boolean provedSomething() {
        return shown.stream().anyMatch(proof -> proof != Proof.DEVICE);
    }
}
