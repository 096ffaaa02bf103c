package bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is measured, in this order: what is called most comes first and thereby warms up the rest. */
enum Operation {
    DISCOVERY("discovery document", Budget.of(0.09), visitor -> visitor.document("/.well-known/openid-configuration")),
    JWKS("public keys", Budget.of(0.06), visitor -> visitor.document("/oauth2/jwks")),
    SIGN_IN_PAGE("sign-in page alone", Budget.of(0.4), Visitor::signInPage),
    INTROSPECTION("introspection", Budget.of(0.35, 0.1), Visitor::introspect),
    USERINFO("userinfo", Budget.of(0.3, 0.1), Visitor::userinfo),
    REFRESH("refresh", Budget.of(1, 0.2), Visitor::refresh),
    SSO("sign-in with a session", Budget.of(2, 0.3), Visitor::signInAgain),
    LIMITED("sign-in at its limit", Budget.of(0.5), Visitor::limited),
    SIGN_IN("sign-in", Budget.withHash(17.5, 0.6), Visitor::signIn),
    SIGN_IN_WITHOUT_SERVICE("sign-in to My Page", Budget.NONE, Visitor::signInWithoutService),
    REFUSED_SIGN_IN("refused sign-in", Budget.withHash(15.5, 0.4), Visitor::refused);

    private final String title;
    private final Budget budget;
    private final Preparation preparation;

    /** What a visitor does before the first time. */
    interface Preparation {

        Work prepare(Visitor visitor) throws IOException;
    }

    Operation(String title, Budget budget, Preparation preparation) {
        this.title = title;
        this.budget = budget;
        this.preparation = preparation;
    }

    static List<Operation> hashing(boolean yes) {
        return Arrays.stream(values())
                .filter(operation -> operation.hashes() == yes)
                .toList();
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    Budget budget() {
        return budget;
    }

    Work prepare(Visitor visitor) throws IOException {
        return preparation.prepare(visitor);
    }

    /** Until Genkan is an OpenID provider these have nobody to ask. */
    boolean needsProvider() {
        return switch (this) {
            case SIGN_IN_PAGE, LIMITED, SIGN_IN_WITHOUT_SERVICE, REFUSED_SIGN_IN -> false;
            case DISCOVERY, JWKS, INTROSPECTION, USERINFO, REFRESH, SSO, SIGN_IN -> true;
        };
    }

    private boolean hashes() {
        return switch (this) {
            case SIGN_IN, SIGN_IN_WITHOUT_SERVICE, REFUSED_SIGN_IN -> true;
            case DISCOVERY, JWKS, SIGN_IN_PAGE, INTROSPECTION, USERINFO, REFRESH, SSO, LIMITED -> false;
        };
    }
}
