package genkan.sso;

import genkan.secret.BearerSecret;
import genkan.secret.Randomness;
import genkan.session.Sessions;
import genkan.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Hands out authorization codes, and writes down that the member opened the service. */
@Component
class Codes {

    private final Grants grants;
    private final Sessions sessions;
    private final ServicesOpened opened;
    private final Randomness randomness;

    Codes(Grants grants, Sessions sessions, ServicesOpened opened, Randomness randomness) {
        this.grants = grants;
        this.sessions = sessions;
        this.opened = opened;
        this.randomness = randomness;
    }

    String issue(AuthorizationRequest request, SignedIn member, HttpServletRequest http) {
        var code = BearerSecret.newFor(member.member().reference(), randomness);
        grants.addCode(code, request, member);
        if (!member.clients().contains(request.client().id())) {
            sessions.opened(member, request.client().id());
            opened.tell(request.client(), member, http);
        }
        return code.written();
    }
}
