package genkan.member;

import java.util.regex.Pattern;

/**
 * The name a member signs in with, for example {@code taro_s@aa2} (R027), in its canonical spelling.
 *
 * <p>Two User IDs are the same if they are equal. They may not both exist if their {@linkplain #skeleton skeletons}
 * are equal. How a typed text becomes a User ID is decided by {@link UserIdRules#read}.
 *
 * @param name what stands left of the "@": 1 to 64 of {@code a-z 0-9 _ - .}, the longest a mail address allows (RFC
 *     5321, 4.5.3.1.1)
 * @param subdomain what stands right of the "@": 1 to 32 of {@code a-z 0-9 -}
 */
public record UserId(String name, String subdomain) {

    static final int LONGEST_NAME = 64;
    static final int LONGEST_SUBDOMAIN = 32;

    private static final Pattern NAME = Pattern.compile("[a-z0-9_.-]{1," + LONGEST_NAME + "}");
    private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9-]{1," + LONGEST_SUBDOMAIN + "}");

    /** The same for every name, so that the length of a name is not given away. */
    private static final String MASK = "****";

    public UserId {
        if (!isName(name) || !isSubdomain(subdomain)) {
            // The text itself stays out of the message: a member may have typed a password into this field.
            throw new IllegalArgumentException("A User ID is made of a name and a sub-domain in canonical spelling.");
        }
    }

    /** Reads what {@link #canonical} wrote, as the database keeps it; for what a member typed use {@link UserIdRules}. */
    public static UserId ofCanonical(String canonical) {
        var at = canonical.indexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException("A canonical User ID has an @.");
        }
        return new UserId(canonical.substring(0, at), canonical.substring(at + 1));
    }

    /** The spelling that is stored, compared and shown: {@code taro_s@aa2}. */
    public String canonical() {
        return name + "@" + subdomain;
    }

    /**
     * The canonical spelling with every group of look-alikes replaced by one of them (J9, R042, N09).
     *
     * <p>It is a key for finding and comparing, not a text to show. The sub-domain is kept: sub-domains are the
     * operator's, and only names within one of them can be mistaken for each other.
     */
    public String skeleton() {
        return LookAlikes.skeleton(name) + "@" + subdomain;
    }

    /** For people who may know that there is such a member, but not the User ID: {@code t****@aa2}. */
    public String masked() {
        return name.charAt(0) + MASK + "@" + subdomain;
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static boolean isSubdomain(String text) {
        return SUBDOMAIN.matcher(text).matches();
    }
}
