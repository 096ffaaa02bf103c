package genkan.sso.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How strong a sign-in is, told to services as {@code acr}. */
public enum Level {
    /** Signed in. */
    L2,
    /** Signed in just now. */
    L3;

    public static final List<String> ALL = List.of(L2.name(), L3.name());

    static Level of(Instant authenticatedAt, Instant now, Duration fresh) {
        // With the minute that a code may be on its way: what was fresh when it was asked for is told so.
        return authenticatedAt.plus(fresh).plus(Grants.CODE_LIFE).isAfter(now) ? L3 : L2;
    }
}
