package genkan.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ToldTest {

    private static final String COOKIE = "genkan-told";

    private final Told told =
            new Told(new Cookies(new PublicAddress(URI.create("http://localhost:8080"))), new Texts());

    @Test
    void isShownOnTheNextPageAndOnlyThere() {
        var answer = new MockHttpServletResponse();
        told.tell(answer, List.of("full-width", "not-me-noted"));
        var next = new MockHttpServletResponse();

        assertThat(told.take(with(valueIn(answer)), next)).containsExactly("full-width", "not-me-noted");
        assertThat(next.getHeader("Set-Cookie")).contains("Max-Age=0");
    }

    @Test
    void setsNoCookieWhereThereIsNothingToTell() {
        var answer = new MockHttpServletResponse();

        told.tell(answer, List.of());
        told.take(new MockHttpServletRequest(), answer);

        assertThat(answer.getHeaderNames()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<script>",
                "Full-Width",
                "no-such-notice",
                "a b",
                "../x",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "{operator}",
                "\u0000"
            })
    void showsNothingThatItDidNotWrite(String forged) {
        assertThat(told.take(with(forged), new MockHttpServletResponse())).isEmpty();
    }

    @Test
    void showsNoMoreThanAFew() {
        assertThat(told.take(with("full-width~".repeat(8)), new MockHttpServletResponse()))
                .hasSizeBetween(1, 5);
    }

    private static String valueIn(MockHttpServletResponse response) {
        var cookie = String.valueOf(response.getHeader("Set-Cookie"));
        return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    }

    private static MockHttpServletRequest with(String value) {
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie(COOKIE, value));
        return request;
    }
}
