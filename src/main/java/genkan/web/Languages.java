package genkan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Japanese and English: the two languages in which everything is complete. */
public final class Languages {

    public static final List<Locale> ALL = List.of(Locale.JAPANESE, Locale.ENGLISH);

    private Languages() {}

    public static boolean isJapanese(Locale locale) {
        return locale.getLanguage().equals("ja");
    }

    public static Locale other(Locale locale) {
        return isJapanese(locale) ? Locale.ENGLISH : Locale.JAPANESE;
    }

    /** The one of ours that a locale means; Japanese where it means neither, since the members are a Japanese provider's. */
    public static Locale nearest(Locale locale) {
        return locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.JAPANESE;
    }

    /** The first language that the browser asks for and that we have; Japanese when it names none. */
    static Locale asked(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return Locale.JAPANESE;
        }
        return Collections.list(request.getLocales()).stream()
                .map(locale -> Locale.of(locale.getLanguage()))
                .filter(ALL::contains)
                .findFirst()
                .orElse(Locale.JAPANESE);
    }
}
