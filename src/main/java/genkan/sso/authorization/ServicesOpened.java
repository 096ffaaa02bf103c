package genkan.sso.authorization;

import genkan.activity.Journal;
import genkan.activity.Places;
import genkan.activity.SignInRecord;
import genkan.activity.SignInRecord.Method;
import genkan.activity.SignInRecord.Result;
import genkan.reason.Code;
import genkan.secret.Randomness;
import genkan.service.Client;
import genkan.session.Browser;
import genkan.session.SignedIn;
import genkan.web.Trace;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes into the member's history that a service was opened without signing in once more, or refused (R051). */
@Component
class ServicesOpened {

    private final Journal journal;
    private final Places places;
    private final Randomness randomness;
    private final Clock clock;

    ServicesOpened(Journal journal, Places places, Randomness randomness, Clock clock) {
        this.journal = journal;
        this.places = places;
        this.randomness = randomness;
        this.clock = clock;
    }

    void tell(Client client, SignedIn member, HttpServletRequest request) {
        journal.laterUnlessSignedIn(row(Result.OK, null, client, member, request), member.authenticatedAt());
    }

    void tellRefusal(Code code, Client client, SignedIn member, HttpServletRequest request) {
        journal.later(row(Result.FAILED, code.code(), client, member, request));
    }

    private SignInRecord row(
            Result result, @Nullable String code, Client client, SignedIn member, HttpServletRequest request) {
        var address = request.getRemoteAddr();
        return new SignInRecord(
                member.member(),
                clock.instant(),
                randomness.number(),
                result,
                client.service(),
                Method.SESSION,
                code,
                address,
                places.of(address),
                Browser.labelOf(request),
                member.deviceId(),
                Trace.of(request),
                null);
    }
}
