package timing;

import bench.Answer;
import bench.Browser;
import bench.RelyingParty;
import bench.Request;
import bench.SignInForm;
import java.io.IOException;
import java.util.HashMap;

/** Somebody who asks about User IDs: on a browser of no member, and on one that knows the stranger's own account. */
final class Stranger implements AutoCloseable {

    private static final String OPENED = "/sign-in?to=%2Fmy-page";
    private static final String RECOVERY = "/recovery/password";

    private final Browser unknown;
    private final SignInForm form;
    private final Browser known;
    private final SignInForm formOfKnown;
    private final Browser recovering;
    private final SignInForm claim;
    private final String authorization;

    Stranger(int port) throws IOException {
        unknown = new Browser(port);
        form = SignInForm.in(unknown.get(OPENED));
        known = new Browser(port);
        SignInForm.in(known.get(OPENED))
                .send(known, People.STRANGER, People.PASSWORD)
                .leadsTo();
        formOfKnown = signOut();
        recovering = new Browser(port);
        claim = SignInForm.in(recovering.get(RECOVERY));
        authorization = RelyingParty.BENCH.begin().path();
    }

    Answer signIn(String userId, String password) throws IOException {
        return form.send(unknown, userId, password);
    }

    Answer signInOnAKnownBrowser(String userId, String password) throws IOException {
        return formOfKnown.send(known, userId, password);
    }

    Answer otherLanguage(String userId) throws IOException {
        var fields = new HashMap<>(form.hidden());
        fields.put("user-id", userId);
        return unknown.post("/sign-in/language?lang=en", fields).expect(200);
    }

    Answer comesFromAService(String userId) throws IOException {
        var answer = unknown.get(authorization + "&login_hint=" + Request.encoded(userId));
        answer.leadsTo();
        return answer;
    }

    Answer claims(String userId) throws IOException {
        var fields = new HashMap<>(claim.hidden());
        fields.put("by", "user-id");
        fields.put("user-id", userId);
        var answer = recovering.post(RECOVERY, fields);
        answer.leadsTo();
        return answer;
    }

    /** Has a code mailed to whoever it is, and types another one. */
    Answer claimsAndTypesACode(String userId) throws IOException {
        claims(userId);
        recovering.post("/recovery/now/mail", claim.hidden()).leadsTo();
        var fields = new HashMap<>(claim.hidden());
        fields.put("code", "00000000");
        return recovering.post("/recovery/now/code", fields).expect("/help/codes/PV401?");
    }

    @Override
    public void close() throws IOException {
        recovering.close();
        unknown.close();
        known.close();
    }

    private SignInForm signOut() throws IOException {
        // Every page of a member's has the form that signs out, with its token.
        var page = known.get("/my-page").expect(200);
        known.post("/sign-out", SignInForm.in(page).hidden()).leadsTo();
        return SignInForm.in(known.get(OPENED));
    }
}
