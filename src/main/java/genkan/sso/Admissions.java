package genkan.sso;

import genkan.session.SignedIn;
import genkan.sso.Admission.Admitted;
import genkan.sso.Admission.ConsentNeeded;
import genkan.sso.Admission.SignInNeeded;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides whether a member goes on to a service. Read it from top to bottom. */
@Component
class Admissions {

    private final Consents consents;
    private final SsoProperties properties;
    private final Clock clock;

    Admissions(Consents consents, SsoProperties properties, Clock clock) {
        this.consents = consents;
        this.properties = properties;
        this.clock = clock;
    }

    Admission of(AuthorizationRequest request, @Nullable SignedIn member) {
        if (member == null) {
            return new SignInNeeded(false);
        }
        if (request.expectedSubject() != null && !request.expectedSubject().equals(member.subject())) {
            return new SignInNeeded(true);
        }
        if (member.authenticatedAt().isBefore(signedInSince(request))) {
            return new SignInNeeded(true);
        }
        if (request.client().thirdParty() && !agreed(request, member)) {
            return new ConsentNeeded();
        }
        return new Admitted(member);
    }

    /**
     * The earliest sign-in that is good enough. Once the member has been sent to sign in for this request, what counts
     * is that moment: with {@code max_age=1} the way back alone may take longer.
     */
    private Instant signedInSince(AuthorizationRequest request) {
        if (request.signedInSince() != null) {
            return Instant.ofEpochSecond(request.signedInSince());
        }
        var now = clock.instant();
        if (request.prompts().contains("login") || request.prompts().contains("select_account")) {
            return now;
        }
        var oldest = request.maxAge() == null ? Instant.MIN : now.minus(request.maxAge());
        var asFresh = demandsFresh(request) ? now.minus(properties.fresh()) : Instant.MIN;
        return oldest.isAfter(asFresh) ? oldest : asFresh;
    }

    private static boolean demandsFresh(AuthorizationRequest request) {
        return request.level() == Level.L3
                || Level.L3.name().equals(request.client().eligible().acr());
    }

    private boolean agreed(AuthorizationRequest request, SignedIn member) {
        return !request.prompts().contains("consent")
                && consents.covers(member.member(), request.client().id(), request.scopes());
    }
}
