package genkan.session;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Residents;
import genkan.RunningGenkan;
import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@RunningGenkan
class BrowserTest {

    private static final String SESSION = "genkan-session";
    private static final String DEVICE = "genkan-device";

    @Autowired
    Browser browser;

    @Autowired
    Residents residents;

    private final Map<String, String> cookies = new LinkedHashMap<>();

    @Test
    void signsInOnABrowserAndRecognisesItNextTime() {
        var taro = residents.add();

        var first = signIn(taro);
        var second = signIn(taro);

        assertThat(first.newDevice()).isTrue();
        assertThat(second.newDevice()).isFalse();
        assertThat(second.deviceId()).isEqualTo(first.deviceId());
    }

    @Test
    void endsTheSessionThatWasOpenBefore() {
        var taro = residents.add();
        signIn(taro);
        var before = Map.copyOf(cookies);

        signIn(taro);

        assertThat(browser.viewer(request(cookies))).isPresent();
        assertThat(browser.viewer(request(before))).isEmpty();
    }

    @Test
    void keepsTheMarkButNotTheSessionAfterSigningOut() {
        var taro = residents.add();
        signIn(taro);
        var before = Map.copyOf(cookies);

        var response = new MockHttpServletResponse();
        browser.signOut(request(cookies), response);
        take(response);

        assertThat(cookies).doesNotContainKey(SESSION);
        assertThat(browser.viewer(request(before))).isEmpty();
        assertThat(browser.knownDevices(request(cookies)))
                .extracting(KnownDevice::member)
                .containsExactly(taro.id());
    }

    @Test
    void remembersAFamilyOfFourOnOneBrowserNewestFirst() {
        var family = new ArrayList<Residents.Resident>();
        for (int person = 0; person < 5; person++) {
            family.add(residents.add());
            signIn(family.getLast());
        }

        assertThat(browser.knownDevices(request(cookies)))
                .extracting(KnownDevice::member)
                .containsExactly(
                        family.get(4).id(),
                        family.get(3).id(),
                        family.get(2).id(),
                        family.get(1).id());
        assertThat(cookies.get(DEVICE)).hasSizeLessThan(1_000);
    }

    @Test
    void looksUpNoMoreMarksThanItGives() {
        var taro = residents.add();
        signIn(taro);

        var mark = cookies.get(DEVICE);
        var flooded = "v1.1." + "A".repeat(43) + "~";
        var known = browser.knownDevices(request(Map.of(DEVICE, flooded.repeat(50) + mark)));

        assertThat(known).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "~",
                "~~~~",
                "v1",
                "v1..",
                "v1.0.AAAA",
                "v2.1.AAAA",
                "v1.zzzzzzzzzzzzzzzz.AAAA",
                "v1.-1.AAAA",
                "v1.1.AAAA~v1.1.AAAA",
                "null",
                "' or 1=1 --",
                "\u0000",
                "v1.1.%00"
            })
    void takesAGarbledCookieForNone(String garbled) {
        var request = request(Map.of(SESSION, garbled, DEVICE, garbled));

        assertThat(browser.viewer(request)).isEmpty();
        assertThat(browser.knownDevices(request)).isEmpty();
    }

    private Browser.SignedInHere signIn(Residents.Resident member) {
        var request = request(cookies);
        var response = new MockHttpServletResponse();
        var here = browser.signIn(member.id(), SignInMethod.PASSWORD, browser.knownDevices(request), request, response);
        take(response);
        return here;
    }

    private void take(MockHttpServletResponse response) {
        for (var header : response.getHeaders(HttpHeaders.SET_COOKIE)) {
            var name = header.substring(0, header.indexOf('='));
            var value = header.substring(header.indexOf('=') + 1, header.indexOf(';'));
            if (header.contains("Max-Age=0")) {
                cookies.remove(name);
            } else {
                cookies.put(name, value);
            }
        }
    }

    private static MockHttpServletRequest request(Map<String, String> cookies) {
        var request = new MockHttpServletRequest();
        List<Cookie> sent = cookies.entrySet().stream()
                .map(cookie -> new Cookie(cookie.getKey(), cookie.getValue()))
                .toList();
        request.setCookies(sent.toArray(Cookie[]::new));
        return request;
    }
}
