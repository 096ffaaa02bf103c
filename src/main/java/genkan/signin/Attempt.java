package genkan.signin;

import genkan.credential.Password;
import genkan.credential.TypingSlip;
import genkan.service.Service;
import genkan.session.KnownDevice;
import genkan.signin.Arrival.Source;
import java.util.List;
import java.util.Set;

/**
 * One submission of the sign-in form.
 *
 * @param userId as typed
 * @param slips what the typed password's text shows by itself
 * @param asTyped the member was told about a likely slip in the password and wants it taken as it is
 * @param capsLock the page saw that Caps Lock was on while the password was typed
 * @param arrival who sends it, as far as that shows
 */
record Attempt(
        String userId, Password password, Set<TypingSlip> slips, boolean asTyped, boolean capsLock, Arrival arrival) {

    Service service() {
        return arrival.service();
    }

    List<KnownDevice> known() {
        return arrival.known();
    }

    Source source() {
        return arrival.source();
    }
}
