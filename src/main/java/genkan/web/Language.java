package genkan.web;

import java.time.Duration;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** The language of a page: what the member chose ({@code ?lang=en}, kept in a cookie), else what the browser asks for. */
@Configuration
class Language implements WebMvcConfigurer {

    private final PublicAddress address;

    Language(PublicAddress address) {
        this.address = address;
    }

    @Bean
    LocaleResolver localeResolver() {
        var resolver = new CookieLocaleResolver(address.cookieName(PublicAddress.LANGUAGE_COOKIE)) {
            @Override
            protected Locale parseLocaleValue(String kept) {
                return Languages.nearest(Locale.forLanguageTag(kept));
            }
        };
        resolver.setDefaultLocaleFunction(Languages::asked);
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSecure(address.secure());
        resolver.setCookieSameSite("Lax");
        resolver.setRejectInvalidCookies(false);
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var change = new LocaleChangeInterceptor() {
            // Any other would be kept for a year in the browser of whoever follows a link, however long its name.
            @Override
            protected Locale parseLocaleValue(String asked) {
                return Languages.ALL.stream()
                        .filter(ours -> ours.getLanguage().equals(asked))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("none of our languages"));
            }
        };
        change.setParamName("lang");
        change.setIgnoreInvalidLocale(true);
        registry.addInterceptor(change);
    }
}
