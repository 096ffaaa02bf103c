package genkan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import genkan.secret.Randomness;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

class ContentPolicyTest {

    private static final Operator HINATA = new Operator(
            "ひなたネット",
            "Hinata Net",
            List.of("hinata.example"),
            Set.of("aa2"),
            "taro_s@aa2",
            "0120-000-000",
            "9:00-18:00",
            ZoneId.of("Asia/Tokyo"));

    private final HttpServletRequest request = new MockHttpServletRequest("GET", "/sign-in");
    private final ContentPolicy policy = new ContentPolicy(new Randomness());
    private final Pages pages = new Pages(
            new Texts(),
            (_, _) -> Optional.empty(),
            HINATA,
            new Assets(),
            policy,
            new FixedLocaleResolver(Locale.JAPANESE));

    @Test
    void letsFormsLeadNowhereButHere() throws Exception {
        assertThat(formActionOf(new PageOfForms(List.of()))).isEqualTo("form-action 'self'");
    }

    @Test
    void letsThePagesFormsLeadToWhatThePageNames() throws Exception {
        assertThat(formActionOf(
                        new PageOfForms(List.of("https://mail.example", "http://127.0.0.1:*", "jp.example.app:"))))
                .isEqualTo("form-action 'self' https://mail.example http://127.0.0.1:* jp.example.app:");
    }

    @Test
    void forgetsThemForThePageThatIsSentInstead() throws Exception {
        formActionOf(new PageOfForms(List.of("https:")));

        assertThat(formActionOf(new PageOfForms(List.of()))).isEqualTo("form-action 'self'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "'unsafe-inline'",
                "mail.example",
                "https://mail.example https://evil.example",
                "https://mail.example; script-src *",
                "https://mail.example,script-src *",
                "https://mail.example\nSet-Cookie: a=b",
                "https://mail.example/cb?next=1",
                "https://メール.example",
                "//mail.example"
            })
    void takesNothingThatIsMoreThanAPlace(String place) {
        assertThatThrownBy(() -> formActionOf(new PageOfForms(List.of(place))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** As Spring Security writes it: when the answer is on its way. */
    private String formActionOf(Page page) throws Exception {
        var response = new MockHttpServletResponse();
        new HeaderWriterFilter(List.of(policy))
                .doFilter(request, response, (_, answer) -> pages.send(page, request, (HttpServletResponse) answer));
        return Stream.of(String.valueOf(response.getHeader("Content-Security-Policy"))
                        .split("; ", -1))
                .filter(directive -> directive.startsWith("form-action "))
                .collect(Collectors.joining());
    }

    /** The smallest template there is. */
    private record PageOfForms(List<String> formsMayLeadTo) implements Page {

        @Override
        public String template() {
            return "web/phone.jte";
        }

        @Override
        public String titleKey() {
            return "";
        }
    }
}
