package genkan.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** A word for the next page, such as "full-width letters were read as half-width": the keys of texts, shown once. */
@Component
public class Told {

    private static final String COOKIE = "genkan-told";
    private static final Duration KEPT = Duration.ofMinutes(2);

    private final PublicAddress address;

    Told(PublicAddress address) {
        this.address = address;
    }

    /**
     * Keeps notices for the next page.
     *
     * @param notices names of the texts {@code told.<name>}, of lower-case letters and hyphens
     */
    public void tell(HttpServletResponse response, List<String> notices) {
        if (!notices.isEmpty()) {
            keep(response, String.join("~", notices), KEPT);
        }
    }

    /** What is to be told, which is thereby told. */
    public List<String> take(HttpServletRequest request, HttpServletResponse response) {
        var cookies = request.getCookies();
        var notices = Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(address.cookieName(COOKIE)))
                .flatMap(cookie -> Arrays.stream(cookie.getValue().split("~", 5)))
                .filter(notice -> notice.matches("[a-z-]{1,30}"))
                .toList();
        if (!notices.isEmpty()) {
            keep(response, "", Duration.ZERO);
        }
        return notices;
    }

    private void keep(HttpServletResponse response, String value, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(address.cookieName(COOKIE), value)
                        .httpOnly(true)
                        .secure(address.secure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(age)
                        .build()
                        .toString());
    }
}
