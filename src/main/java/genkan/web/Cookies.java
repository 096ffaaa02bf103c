package genkan.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Our cookies, all of one kind: for this host alone, never for scripts, secure wherever the public address is. */
@Component
public class Cookies {

    /** As an age: until the browser is closed. */
    public static final Duration WHILE_OPEN = Duration.ofSeconds(-1);

    private final PublicAddress address;

    Cookies(PublicAddress address) {
        this.address = address;
    }

    public Optional<String> read(HttpServletRequest request, String name) {
        return value(request, address.cookieName(name));
    }

    /** Reads what {@link #keepBelow} kept. */
    public Optional<String> readBelow(HttpServletRequest request, String name) {
        return value(request, address.cookieNameBelow(name));
    }

    private static Optional<String> value(HttpServletRequest request, String fullName) {
        var cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(fullName))
                .map(Cookie::getValue)
                .findFirst();
    }

    /** What proves a form, which is this browser's own: whatever is bound to it is of use nowhere else. */
    public Optional<String> formCookie(HttpServletRequest request) {
        return read(request, PublicAddress.FORM_COOKIE);
    }

    /** Whether the browser has brought the cookie that proves a form. */
    public boolean bringsFormCookie(HttpServletRequest request) {
        return formCookie(request).isPresent();
    }

    /** Whether the member has chosen a language on this browser. */
    public boolean bringsLanguage(HttpServletRequest request) {
        return read(request, PublicAddress.LANGUAGE_COOKIE).isPresent();
    }

    // Lax, not Strict: a member who follows a link from a mail to My Page is still signed in there.
    public void keep(HttpServletResponse response, String name, String value, Duration age) {
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

    public void forget(HttpServletResponse response, String name) {
        keep(response, name, "", Duration.ZERO);
    }

    /**
     * Keeps, until the browser is closed, what only the pages below a path get, and only from a link or form of ours:
     * nobody comes to them from elsewhere.
     */
    public void keepBelow(String path, HttpServletResponse response, String name, String value) {
        addBelow(path, response, name, value, WHILE_OPEN);
    }

    public void forgetBelow(String path, HttpServletResponse response, String name) {
        addBelow(path, response, name, "", Duration.ZERO);
    }

    private void addBelow(String path, HttpServletResponse response, String name, String value, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(address.cookieNameBelow(name), value)
                        .httpOnly(true)
                        .secure(address.secure())
                        .sameSite("Strict")
                        .path(path)
                        .maxAge(age)
                        .build()
                        .toString());
    }
}
