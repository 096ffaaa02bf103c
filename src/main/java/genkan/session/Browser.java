package genkan.session;

import genkan.member.MemberId;
import genkan.secret.BearerSecret;
import genkan.web.Cookies;
import genkan.web.Viewer;
import genkan.web.Viewers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * What a browser keeps for us: the session, which ends with the browser, and the marks of the members who have signed in
 * on it, which stay. A family shares a browser, so there may be several marks; they live in one cookie.
 */
@Component
public class Browser implements Viewers {

    private static final String SESSION = "genkan-session";
    private static final String DEVICE = "genkan-device";
    private static final String BETWEEN_MARKS = "~";
    private static final int MARKS = 4;

    private final Sessions sessions;
    private final Devices devices;
    private final SessionProperties lasting;
    private final Cookies cookies;

    Browser(Sessions sessions, Devices devices, SessionProperties lasting, Cookies cookies) {
        this.sessions = sessions;
        this.devices = devices;
        this.lasting = lasting;
        this.cookies = cookies;
    }

    @Override
    public Optional<? extends Viewer> viewer(HttpServletRequest request) {
        return sessionIn(request).flatMap(sessions::find);
    }

    /** The members who have signed in on this browser; the work depends on its cookie alone, not on what was typed. */
    public List<KnownDevice> knownDevices(HttpServletRequest request) {
        return marksIn(request).map(devices::find).flatMap(Optional::stream).toList();
    }

    /**
     * Signs the member in here: a new session, and a new mark for the device.
     *
     * @param method what he showed
     * @param knownHere what {@link #knownDevices} found for this request
     */
    public SignedInHere signIn(
            MemberId member,
            SignInMethod method,
            List<KnownDevice> knownHere,
            HttpServletRequest request,
            HttpServletResponse response) {
        var label = labelOf(request);
        var known = knownHere.stream()
                .filter(device -> device.member().equals(member))
                .findFirst();
        var marked = known.map(device -> devices.renew(device, label)).orElseGet(() -> devices.add(member, label));
        var before = sessionIn(request);
        var opened = before.flatMap(secret -> sessions.openAgain(member, secret, marked.deviceId(), method))
                .orElseGet(() -> sessions.open(member, marked.deviceId(), method));
        // Whatever is still there under the old secret: another member's session, on a browser that a family shares.
        before.ifPresent(sessions::end);
        cookies.keep(response, SESSION, opened.written(), Cookies.WHILE_OPEN);
        cookies.keep(response, DEVICE, marksWith(marked.mark(), request), lasting.deviceIdle());
        return new SignedInHere(marked.deviceId(), known.isEmpty(), marked.first());
    }

    /**
     * Makes the browser one of the member's for the gate, without signing anybody in: a mark of its own, with all tries.
     */
    public void recognise(MemberId member, HttpServletRequest request, HttpServletResponse response) {
        var marked = devices.addUnproven(member, labelOf(request));
        cookies.keep(response, DEVICE, marksWith(marked.mark(), request), lasting.deviceIdle());
    }

    /** Ends the session on this browser; the mark stays, so that the member is recognised next time. */
    public void signOut(HttpServletRequest request, HttpServletResponse response) {
        sessionIn(request).ifPresent(sessions::end);
        cookies.forget(response, SESSION);
    }

    /** Signs the member who is signed in here out on every other browser. */
    public void signOutElsewhere(HttpServletRequest request) {
        sessionIn(request).ifPresent(sessions::endOthers);
    }

    /** The browser and its system as it names itself, such as {@code Chrome (Windows)}. */
    public static String labelOf(HttpServletRequest request) {
        return DeviceLabel.of(request.getHeader(HttpHeaders.USER_AGENT));
    }

    /**
     * What a sign-in left on this browser.
     *
     * @param newDevice the member had not signed in on this browser before
     * @param onlyDevice nor on any other that we know of
     */
    public record SignedInHere(long deviceId, boolean newDevice, boolean onlyDevice) {}

    private Optional<BearerSecret> sessionIn(HttpServletRequest request) {
        return cookies.read(request, SESSION).flatMap(BearerSecret::read);
    }

    private Stream<BearerSecret> marksIn(HttpServletRequest request) {
        return cookies.read(request, DEVICE).stream()
                .flatMap(marks -> Arrays.stream(marks.split(BETWEEN_MARKS, MARKS + 1)))
                .limit(MARKS)
                .map(BearerSecret::read)
                .flatMap(Optional::stream);
    }

    private String marksWith(BearerSecret newest, HttpServletRequest request) {
        var others = marksIn(request).filter(mark -> !mark.reference().equals(newest.reference()));
        return Stream.concat(Stream.of(newest), others)
                .limit(MARKS)
                .map(BearerSecret::written)
                .collect(Collectors.joining(BETWEEN_MARKS));
    }
}
