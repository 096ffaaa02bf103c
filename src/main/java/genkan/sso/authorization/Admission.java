package genkan.sso.authorization;

import genkan.reason.Reason;
import genkan.session.SignedIn;

/** Whether the member who looks at the browser goes on to the service. */
public sealed interface Admission {

    record Admitted(SignedIn member) implements Admission {}

    /**
     * Somebody has to sign in first, or once more.
     *
     * @param again somebody is signed in, but not as the request wants it
     */
    record SignInNeeded(boolean again) implements Admission {}

    /** The service is not for this member, and the page says why (SS421). */
    record NotEligible(SignedIn member, Reason reason) implements Admission {}

    /** The member is asked what the service may see. */
    record ConsentNeeded(SignedIn member) implements Admission {}
}
