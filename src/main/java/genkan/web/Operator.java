package genkan.web;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who runs this Genkan: everything that is public about the provider.
 *
 * @param nameJa the provider's name on Japanese pages
 * @param nameEn the provider's name on English pages
 * @param mailDomains the provider's own mail domains; typed behind a User ID they are read as an addition (R028)
 * @param subdomains every sub-domain that User IDs end with, such as {@code aa2}; empty when any may be typed
 * @param exampleUserId the User ID that texts give as an example (R024)
 * @param supportPhone the desk's number as printed
 * @param supportHours the desk's hours as printed, such as {@code 9:00-18:00}
 * @param zone the time zone in which dates are shown
 */
@ConfigurationProperties("genkan.operator")
public record Operator(
        String nameJa,
        String nameEn,
        List<String> mailDomains,
        Set<String> subdomains,
        String exampleUserId,
        String supportPhone,
        String supportHours,
        ZoneId zone) {

    public String name(Locale locale) {
        return Languages.isJapanese(locale) ? nameJa : nameEn;
    }
}
