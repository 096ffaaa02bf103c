package genkan.course;

import java.util.Locale;
import java.util.Set;

/**
 * Something that the provider sells by the month.
 *
 * @param code how the operator names it, such as {@code hikari-mini}
 * @param includes what may be used with it, in the words in which services ask for it, such as {@code webmail}
 */
public record Course(String code, String nameJa, String nameEn, Set<String> includes) {

    public String name(Locale locale) {
        return locale.getLanguage().equals("ja") ? nameJa : nameEn;
    }
}
