package genkan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The page that a member wanted and lands on after signing in (R016). Always a path of our own: a target that could lead
 * to another site is replaced by My Page, so that sign-in is no open redirector (ASVS 3.7.2).
 */
public record Target(String path) {

    public static final Target MY_PAGE = new Target("/my-page");

    /** Services send long requests; twice encoded they still have to fit into an address. */
    private static final int LONGEST = 4_000;

    public static Target of(@Nullable String asked) {
        return asked != null && leadsInside(asked) ? new Target(asked) : MY_PAGE;
    }

    /** Where a request without session is sent: back to itself when it reads, to My Page when it would have written. */
    static Target of(HttpServletRequest request) {
        return request.getMethod().equals("GET") ? of(pathOf(request)) : MY_PAGE;
    }

    public String signIn() {
        return addedTo("/sign-in");
    }

    /**
     * A link that carries the target along, so that what is read there can end in another try (R016).
     *
     * @param address a path of ours without query; it may end in a fragment
     */
    public String addedTo(String address) {
        var fragment = address.indexOf('#') < 0 ? "" : address.substring(address.indexOf('#'));
        var plain = address.substring(0, address.length() - fragment.length());
        return plain + "?to=" + encoded(path) + fragment;
    }

    /** As a value in the query of an address. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String pathOf(HttpServletRequest request) {
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    // "//host" and "/\host" name another site to a browser; control characters are dropped by it before it looks.
    private static boolean leadsInside(String asked) {
        return asked.length() <= LONGEST
                && asked.matches("/[^/\\\\].*|/")
                && asked.chars().allMatch(character -> character > ' ' && character != '\\' && character < 127)
                && !asked.matches("/(sign-in|sign-out|error)([/?].*)?");
    }
}
