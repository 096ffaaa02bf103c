package genkan.sso.authorization;

import genkan.secret.BearerSecret;
import genkan.secret.Randomness;
import genkan.service.Client;
import genkan.session.Sessions;
import genkan.session.SignedIn;
import genkan.sso.token.Grants;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Hands out authorization codes, and writes down that the member opened the service. */
@Component
public class Codes {

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
        grants.addCode(code, request.promise(), member);
        opened(request.client(), member, http);
        return code.written();
    }

    /** The service is to hear of the session's end, and the member finds it in the history; once for each session. */
    public void opened(Client client, SignedIn member, HttpServletRequest http) {
        if (!member.clients().contains(client.id())) {
            sessions.opened(member, client.id());
            opened.tell(client, member, http);
        }
    }
}
