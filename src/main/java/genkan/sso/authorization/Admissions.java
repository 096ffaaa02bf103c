package genkan.sso.authorization;

import genkan.service.Client;
import genkan.session.SignedIn;
import genkan.sso.authorization.Admission.Admitted;
import genkan.sso.authorization.Admission.ConsentNeeded;
import genkan.sso.authorization.Admission.NotEligible;
import genkan.sso.authorization.Admission.SignInNeeded;
import genkan.sso.consent.Consents;
import genkan.sso.token.Level;
import genkan.sso.token.SsoProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides whether a member goes on to a service. Read it from top to bottom. */
@Component
public class Admissions {

    private final Eligibility eligibility;
    private final Consents consents;
    private final SsoProperties properties;
    private final Clock clock;

    Admissions(Eligibility eligibility, Consents consents, SsoProperties properties, Clock clock) {
        this.eligibility = eligibility;
        this.consents = consents;
        this.properties = properties;
        this.clock = clock;
    }

    /** Of a member who is about to let a device in. */
    public Admission ofDevice(Client client, Set<String> scopes, SignedIn member) {
        return of(AuthorizationRequest.ofDevice(client, scopes), member);
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
        // Not before it is certain who asks: what a service demands of members is nothing for strangers.
        var refusal = eligibility.refusal(request.client().eligible(), member.member());
        if (refusal.isPresent()) {
            return new NotEligible(member, refusal.get());
        }
        if (request.client().thirdParty() && !agreed(request, member)) {
            return new ConsentNeeded(member);
        }
        return new Admitted(member);
    }

    /** The earliest sign-in that is good enough. */
    private Instant signedInSince(AuthorizationRequest request) {
        var now = clock.instant();
        var asAsked = signedInSince(request, now);
        // Always, as what stands in an address can be written by anybody.
        var asFresh = demandsFresh(request) ? now.minus(properties.fresh()) : Instant.MIN;
        return asAsked.isAfter(asFresh) ? asAsked : asFresh;
    }

    /**
     * What the service asks for in this request. Once the member has been sent to sign in for it, what counts is that
     * moment: with {@code max_age=1} the way back alone may take longer.
     */
    private static Instant signedInSince(AuthorizationRequest request, Instant now) {
        if (request.signedInSince() != null) {
            return Instant.ofEpochSecond(request.signedInSince());
        }
        if (request.prompts().contains("login") || request.prompts().contains("select_account")) {
            return now;
        }
        return request.maxAge() == null ? Instant.MIN : now.minus(request.maxAge());
    }

    private static boolean demandsFresh(AuthorizationRequest request) {
        return request.level() == Level.L3
                || Level.L3.name().equals(request.client().eligible().acr());
    }

    private boolean agreed(AuthorizationRequest request, SignedIn member) {
        return !request.prompts().contains(AuthorizationRequest.CONSENT)
                && consents.covers(member.member(), request.client().id(), request.disclosed());
    }
}
