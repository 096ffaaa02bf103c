package genkan.clerk;

import genkan.secret.BearerSecret;
import genkan.web.Cookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which of the provider's people is looking, by a cookie that only pages below {@code /operator} get. */
@Component
public class Clerks {

    static final String AREA = "/operator";

    private static final String SESSION = "genkan-operator";
    private static final String FOUND = Clerks.class.getName();

    private final ClerkSessions sessions;
    private final Cookies cookies;

    Clerks(ClerkSessions sessions, Cookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    /** Who is signed in here; asked of the database once for each request. */
    public Optional<SignedInClerk> signedIn(HttpServletRequest request) {
        if (!(request.getAttribute(FOUND) instanceof Looked)) {
            request.setAttribute(FOUND, new Looked(secretIn(request).flatMap(sessions::find)));
        }
        return request.getAttribute(FOUND) instanceof Looked(var found) ? found : Optional.empty();
    }

    /**
     * Who is signed in, who has to have this role.
     *
     * @throws WrongRole otherwise, which a page answers with 403
     */
    public SignedInClerk demand(Role role, HttpServletRequest request) {
        return signedIn(request).filter(clerk -> clerk.role() == role).orElseThrow(() -> new WrongRole(role));
    }

    void signIn(Clerk clerk, HttpServletRequest request, HttpServletResponse response) {
        secretIn(request).ifPresent(sessions::end);
        cookies.keepBelow(AREA, response, SESSION, sessions.open(clerk.id()).written());
    }

    void signOut(HttpServletRequest request, HttpServletResponse response) {
        secretIn(request).ifPresent(sessions::end);
        cookies.forgetBelow(AREA, response, SESSION);
    }

    private Optional<BearerSecret> secretIn(HttpServletRequest request) {
        return cookies.readBelow(request, SESSION).flatMap(BearerSecret::read);
    }

    private record Looked(Optional<SignedInClerk> found) {}
}
