package genkan.member;

import genkan.member.Reading.Folding;
import genkan.member.Reading.Mistake;
import genkan.typing.JapaneseInput;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The operator's public rules for User IDs, and the reading of what a member typed by them.
 *
 * @param suffixes the operator's own mail domains of two labels or more, such as {@code hinata.example}, with or
 *     without a leading dot; a member may write them behind a User ID (R028, N07)
 * @param subdomains the sub-domains there are, such as {@code aa2}; empty if any is accepted
 */
public record UserIdRules(List<String> suffixes, Set<String> subdomains) {

    /** In UTF-16 units, spaces included. Longer texts are refused before any work is done on them. */
    static final int LONGEST_INPUT = 256;

    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9-]+\\.)+[a-z0-9-]+");
    private static final Pattern NOT_IN_A_DOMAIN = Pattern.compile("[^a-z0-9.-]");
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[^a-z0-9_.-]");

    public UserIdRules {
        suffixes = suffixes.stream()
                .map(UserIdRules::suffix)
                // The longest first: of "example" and "hinata.example" the member wrote the longer one.
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        subdomains = subdomains.stream().map(UserIdRules::subdomain).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Reads every spelling that can mean only one User ID, and names what is wrong with the rest.
     *
     * <p>The same text is always read alike, and the canonical spelling of a User ID that was understood is read as
     * that User ID.
     */
    public Reading read(String typed) {
        if (typed.length() > LONGEST_INPUT) {
            return mistaken(Mistake.TOO_LONG);
        }

        var trimmed = JapaneseInput.withoutSpacesAtEnds(typed);
        var halfWidth = JapaneseInput.halfWidth(trimmed);
        if (halfWidth.isEmpty()) {
            return mistaken(Mistake.NOTHING_TYPED);
        }
        // Before letters are made small: the Kelvin sign would become a "k".
        if (!halfWidth.chars().allMatch(character -> character < 0x80)) {
            return mistaken(
                    JapaneseInput.containsLetters(halfWidth)
                            ? Mistake.JAPANESE_LETTERS
                            : Mistake.CHARACTER_NOT_ALLOWED);
        }
        var small = halfWidth.toLowerCase(Locale.ROOT);

        var folded = EnumSet.noneOf(Folding.class);
        if (trimmed.length() < typed.length()) {
            folded.add(Folding.SPACES_AT_ENDS);
        }
        folded.addAll(widthsFolded(trimmed, halfWidth));
        if (!small.equals(halfWidth)) {
            folded.add(Folding.CAPITALS);
        }
        return read(small, folded);
    }

    private Reading read(String small, Set<Folding> folded) {
        int at = small.indexOf('@');
        if (at == 0) {
            return mistaken(Mistake.NOTHING_TYPED);
        }

        // No User ID has a vertical bar, so it is one of the letters it looks like; the skeleton decides which.
        var written = at < 0 ? small : small.substring(0, at);
        var name = written.replace('|', 'l');
        if (!name.equals(written)) {
            folded.add(Folding.VERTICAL_BAR);
        }

        var domain = at < 0 ? "" : small.substring(at + 1);
        var subdomain = withoutSuffix(domain);
        if (!subdomain.equals(domain)) {
            folded.add(Folding.OPERATOR_DOMAIN);
        }

        var mistake = mistakeIn(name, subdomain);
        return mistake == null
                ? new Reading.Understood(new UserId(name, subdomain), folded)
                : new Reading.Mistaken(mistake, suggestion(mistake, name, subdomain));
    }

    private @Nullable Mistake mistakeIn(String name, String subdomain) {
        if (NOT_IN_A_DOMAIN.matcher(subdomain).find()) {
            return Mistake.CHARACTER_NOT_ALLOWED;
        }
        // Before the name is looked at: "taro+news@mail.example" is a mail address, whatever its "+" is.
        if (subdomain.indexOf('.') > 0) {
            return Mistake.FOREIGN_DOMAIN;
        }
        if (NOT_IN_A_NAME.matcher(name).find()) {
            return Mistake.CHARACTER_NOT_ALLOWED;
        }
        if (subdomain.isEmpty() || subdomain.startsWith(".")) {
            return Mistake.SUBDOMAIN_MISSING;
        }
        if (name.length() > UserId.LONGEST_NAME || subdomain.length() > UserId.LONGEST_SUBDOMAIN) {
            return Mistake.TOO_LONG;
        }
        if (!subdomains.isEmpty() && !subdomains.contains(subdomain)) {
            return Mistake.UNKNOWN_SUBDOMAIN;
        }
        return null;
    }

    private @Nullable UserId suggestion(Mistake mistake, String name, String domain) {
        var meant = switch (mistake) {
            case FOREIGN_DOMAIN -> firstLabel(domain);
            case UNKNOWN_SUBDOMAIN -> NearMiss.of(domain, subdomains).orElse("");
            case NOTHING_TYPED, SUBDOMAIN_MISSING, JAPANESE_LETTERS, CHARACTER_NOT_ALLOWED, TOO_LONG -> "";
        };
        return subdomains.contains(meant) && UserId.isName(name) ? new UserId(name, meant) : null;
    }

    /** What stands before the operator's domain; nothing if the domain stands alone. */
    private String withoutSuffix(String domain) {
        for (var suffix : suffixes) {
            if (domain.equals(suffix)) {
                return "";
            }
            if (domain.endsWith("." + suffix)) {
                return domain.substring(0, domain.length() - suffix.length() - 1);
            }
        }
        return domain;
    }

    private static Set<Folding> widthsFolded(String trimmed, String halfWidth) {
        var folded = EnumSet.noneOf(Folding.class);
        for (int i = 0; i < trimmed.length(); i++) {
            char typed = trimmed.charAt(i);
            if (typed != halfWidth.charAt(i)) {
                folded.add(JapaneseInput.isFullWidth(typed) ? Folding.FULL_WIDTH : Folding.DASHES_OR_DOTS);
            }
        }
        return folded;
    }

    private static String firstLabel(String domain) {
        return domain.substring(0, domain.indexOf('.'));
    }

    private static Reading mistaken(Mistake mistake) {
        return new Reading.Mistaken(mistake, null);
    }

    private static String suffix(String setting) {
        var domain = setting.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\.", "");
        if (!DOMAIN.matcher(domain).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a mail domain such as hinata.example.".formatted(setting));
        }
        return domain;
    }

    private static String subdomain(String setting) {
        var subdomain = setting.strip().toLowerCase(Locale.ROOT);
        if (!UserId.isSubdomain(subdomain)) {
            throw new IllegalArgumentException("\"%s\" is not a sub-domain such as aa2.".formatted(setting));
        }
        return subdomain;
    }
}
