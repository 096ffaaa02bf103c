package timing;

import bench.Answer;
import java.io.IOException;
import java.util.Locale;

/** Where somebody without a session can name a User ID. A new one is one line here. */
enum EndPoint {
    SIGN_IN(true, Stranger::signIn),
    SIGN_IN_ON_A_KNOWN_BROWSER(true, Stranger::signInOnAKnownBrowser),
    LANGUAGE(false, (stranger, userId, _) -> stranger.otherLanguage(userId)),
    AUTHORIZE(false, (stranger, userId, _) -> stranger.comesFromAService(userId)),
    RECOVERY(false, (stranger, userId, _) -> stranger.claims(userId)),
    RECOVERY_WITH_A_CODE(false, (stranger, userId, _) -> stranger.claimsAndTypesACode(userId));

    interface Naming {
        Answer send(Stranger stranger, String userId, String password) throws IOException;
    }

    private final boolean asksForPassword;
    private final Naming naming;

    EndPoint(boolean asksForPassword, Naming naming) {
        this.asksForPassword = asksForPassword;
        this.naming = naming;
    }

    Answer ask(Stranger stranger, String userId, String password) throws IOException {
        return naming.send(stranger, userId, password);
    }

    /** Without a password there is no limit, and nothing is old. */
    boolean tellsApart(Kind kind) {
        return asksForPassword || kind.twin().orElse(kind) == Kind.UNKNOWN;
    }

    boolean asksForPassword() {
        return asksForPassword;
    }

    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
