package genkan.signin;

import genkan.credential.Password;
import genkan.credential.TypingSlip;
import genkan.service.Service;
import genkan.session.KnownDevice;
import java.util.List;
import java.util.Set;

/**
 * One submission of the sign-in form.
 *
 * @param userId as typed
 * @param slips what the typed password's text shows by itself
 * @param asTyped the member was told about a likely slip in the password and wants it taken as it is
 * @param capsLock the page saw that Caps Lock was on while the password was typed
 * @param service what the member wants to open
 * @param known the members who have signed in on this browser before
 * @param source where it came from, for the history
 */
record Attempt(
        String userId,
        Password password,
        Set<TypingSlip> slips,
        boolean asTyped,
        boolean capsLock,
        Service service,
        List<KnownDevice> known,
        Source source) {

    /**
     * @param address the browser's address as the connection has it
     * @param device the browser in words
     * @param trace the reference number
     */
    record Source(String address, String device, String trace) {}
}
