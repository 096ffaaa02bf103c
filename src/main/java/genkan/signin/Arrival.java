package genkan.signin;

import genkan.service.Service;
import genkan.session.KnownDevice;
import genkan.session.SignInMethod;
import java.util.List;

/**
 * Somebody at the door, whatever he shows to be let in.
 *
 * @param method what he shows
 * @param service what he wants to open
 * @param known the members who have signed in on this browser before
 * @param source where he comes from, for the history
 */
record Arrival(SignInMethod method, Service service, List<KnownDevice> known, Source source) {

    /**
     * Where somebody comes from.
     *
     * @param address the browser's address as the connection has it
     * @param device the browser in words
     * @param trace the reference number
     */
    record Source(String address, String device, String trace) {}
}
