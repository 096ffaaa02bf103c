package genkan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** A word for the next page, such as "full-width letters were read as half-width": the keys of texts, shown once. */
@Component
public class Told {

    private static final String COOKIE = "genkan-told";
    private static final Duration KEPT = Duration.ofMinutes(2);

    private final Cookies cookies;
    private final Texts texts;

    Told(Cookies cookies, Texts texts) {
        this.cookies = cookies;
        this.texts = texts;
    }

    /**
     * Keeps notices for the next page.
     *
     * @param notices names of the texts {@code told.<name>}, of lower-case letters and hyphens
     */
    public void tell(HttpServletResponse response, List<String> notices) {
        if (!notices.isEmpty()) {
            cookies.keep(response, COOKIE, String.join("~", notices), KEPT);
        }
    }

    /** What is to be told, which is thereby told. */
    public List<String> take(HttpServletRequest request, HttpServletResponse response) {
        var notices = cookies.read(request, COOKIE).stream()
                .flatMap(told -> Arrays.stream(told.split("~", 5)))
                .filter(notice -> texts.keys(Locale.JAPANESE).contains("told." + notice))
                .toList();
        if (!notices.isEmpty()) {
            cookies.forget(response, COOKIE);
        }
        return notices;
    }
}
