package genkan.session;

import genkan.member.MemberId;
import genkan.secret.BearerSecret;
import genkan.web.PublicAddress;
import genkan.web.Viewer;
import genkan.web.Viewers;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
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
    private final PublicAddress address;

    Browser(Sessions sessions, Devices devices, SessionProperties lasting, PublicAddress address) {
        this.sessions = sessions;
        this.devices = devices;
        this.lasting = lasting;
        this.address = address;
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
     * @param knownHere what {@link #knownDevices} found for this request
     */
    public SignedInHere signIn(
            MemberId member, List<KnownDevice> knownHere, HttpServletRequest request, HttpServletResponse response) {
        var label = labelOf(request);
        var known = knownHere.stream()
                .filter(device -> device.member().equals(member))
                .findFirst();
        var marked = known.map(device -> devices.renew(device, label)).orElseGet(() -> devices.add(member, label));
        sessionIn(request).ifPresent(sessions::end);
        keep(response, SESSION, sessions.open(member, marked.deviceId()).written(), Duration.ofSeconds(-1));
        keep(response, DEVICE, marksWith(marked.mark(), request), lasting.deviceIdle());
        return new SignedInHere(marked.deviceId(), known.isEmpty());
    }

    /** Ends the session on this browser; the mark stays, so that the member is recognised next time. */
    public void signOut(HttpServletRequest request, HttpServletResponse response) {
        sessionIn(request).ifPresent(sessions::end);
        keep(response, SESSION, "", Duration.ZERO);
    }

    /** The browser and its system as it names itself, such as {@code Chrome (Windows)}. */
    public static String labelOf(HttpServletRequest request) {
        return DeviceLabel.of(request.getHeader(HttpHeaders.USER_AGENT));
    }

    /**
     * What a sign-in left on this browser.
     *
     * @param newDevice the member had not signed in on this browser before
     */
    public record SignedInHere(long deviceId, boolean newDevice) {}

    private Optional<BearerSecret> sessionIn(HttpServletRequest request) {
        return cookie(request, SESSION).flatMap(BearerSecret::read);
    }

    private Stream<BearerSecret> marksIn(HttpServletRequest request) {
        return cookie(request, DEVICE).stream()
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

    private Optional<String> cookie(HttpServletRequest request, String name) {
        var cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(address.cookieName(name)))
                .map(Cookie::getValue)
                .findFirst();
    }

    // Lax, not Strict: a member who follows a link from a mail to My Page is still signed in there.
    private void keep(HttpServletResponse response, String name, String value, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(address.cookieName(name), value)
                        .httpOnly(true)
                        .secure(address.secure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(age)
                        .build()
                        .toString());
    }
}
