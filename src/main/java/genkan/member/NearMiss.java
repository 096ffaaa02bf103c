package genkan.member;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the sub-domain a member probably meant. */
final class NearMiss {

    private NearMiss() {}

    /** The one known sub-domain that looks like the typed one, or else the one that is a single slip away from it. */
    static Optional<String> of(String typed, Set<String> known) {
        var skeleton = LookAlikes.skeleton(typed);
        var lookingAlike =
                matching(known, subdomain -> LookAlikes.skeleton(subdomain).equals(skeleton));
        var near =
                lookingAlike.isEmpty() ? matching(known, subdomain -> isOneSlipApart(typed, subdomain)) : lookingAlike;

        // With two of them a suggestion would be a guess, and would send half of the members to a stranger's door.
        return near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty();
    }

    /**
     * Whether one character was replaced, left out or put in, or two neighbours changed places: a distance of 1 after
     * Damerau and Levenshtein. What the texts share at both ends is taken away; the rest tells.
     */
    static boolean isOneSlipApart(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int start = 0;
        while (start < shorter && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }

        var restOfA = a.substring(start, a.length() - end);
        var restOfB = b.substring(start, b.length() - end);
        return Math.max(restOfA.length(), restOfB.length()) == 1 || areSwapped(restOfA, restOfB);
    }

    private static boolean areSwapped(String a, String b) {
        return a.length() == 2 && b.length() == 2 && a.charAt(0) == b.charAt(1) && a.charAt(1) == b.charAt(0);
    }

    private static List<String> matching(Set<String> known, Predicate<String> condition) {
        return known.stream().filter(condition).limit(2).toList();
    }
}
