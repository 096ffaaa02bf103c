package genkan.help;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.PlainBrowser;
import genkan.Residents;
import genkan.RunningGenkan;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Wherever the help pages lead. */
@RunningGenkan
class HelpLinksTest {

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void leadsFromPageToPageAndNowhereElse(String language) {
        var taro = residents.add();
        var browser = new PlainBrowser(port).speaking(language);
        browser.open("/sign-in").signIn(taro.userId(), taro.password());
        var ahead = new TreeSet<>(Set.of("/help"));
        var seen = new HashSet<String>();

        while (!ahead.isEmpty()) {
            var path = ahead.removeFirst();
            seen.add(path);
            browser.open(path);
            assertThat(browser.status()).as(path).isEqualTo(200);
            if (path.startsWith("/help")) {
                browser.page().select("main article a[href^=/], main article img").stream()
                        .map(HelpLinksTest::leadsTo)
                        .filter(found -> !seen.contains(found))
                        .forEach(ahead::add);
            }
        }

        assertThat(seen).contains("/help/articles/by-telephone", "/help/codes/SS503", "/my-page/history");
    }

    private static String leadsTo(Element link) {
        return (link.hasAttr("src") ? link.attr("src") : link.attr("href")).replaceFirst("[?#].*", "");
    }
}
