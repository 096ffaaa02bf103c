package genkan.member;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a typed User ID was read as. It depends on the typed text and the operator's public rules alone, never on
 * which User IDs exist, so that all of it may be shown to anybody.
 */
public sealed interface Reading {

    /**
     * The text can mean only this User ID.
     *
     * @param folded what had to be overlooked, in the order of {@link Folding}; empty if the text was canonical
     */
    record Understood(UserId userId, Set<Folding> folded) implements Reading {

        public Understood {
            var inOrder = EnumSet.noneOf(Folding.class);
            inOrder.addAll(folded);
            folded = Collections.unmodifiableSet(inOrder);
        }
    }

    /**
     * The text cannot be anybody's User ID, so it is not counted as an attempt.
     *
     * @param suggestion what was probably meant, to be confirmed by the member; only with
     *     {@link Mistake#FOREIGN_DOMAIN} and {@link Mistake#UNKNOWN_SUBDOMAIN}, and often absent there
     */
    record Mistaken(Mistake mistake, @Nullable UserId suggestion) implements Reading {}

    /** What was overlooked in an understood text, so that the member can be told after signing in. */
    enum Folding {
        /** Full-width letters, digits and signs were read as half-width ones (R025, J1, J5). */
        FULL_WIDTH,
        /** Capitals were read as small letters (R026, J7, J8). */
        CAPITALS,
        /** Spaces, line ends or invisible characters at the ends were left out (J6). */
        SPACES_AT_ENDS,
        /** A Japanese or typographic dash or full stop was read as "-" or "." (J3, J4). */
        DASHES_OR_DOTS,
        /** A vertical bar, which no User ID has, was read as the letter it looks like (J9). */
        VERTICAL_BAR,
        /** The operator's own domain was left out (R028, J10, N07). */
        OPERATOR_DOMAIN
    }

    /** Why a text cannot be a User ID; each is a fact about the text. */
    enum Mistake {
        /** Nothing at all, or nothing left of the "@". */
        NOTHING_TYPED,
        /** Nothing right of the "@", or no "@" (R029, J11); the bare name is never searched for. */
        SUBDOMAIN_MISSING,
        /** A whole domain that is not the operator's: mostly a mail address (R028, J10, N02). */
        FOREIGN_DOMAIN,
        /** Kana or kanji: Japanese input seems to be on (J2). */
        JAPANESE_LETTERS,
        /** A character that no User ID has, or a second "@". */
        CHARACTER_NOT_ALLOWED,
        /** A sub-domain the operator does not have; the list of them is public. */
        UNKNOWN_SUBDOMAIN,
        /** Longer than any User ID with any of the operator's domains. */
        TOO_LONG
    }
}
