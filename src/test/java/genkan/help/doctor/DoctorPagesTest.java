package genkan.help.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.PlainBrowser;
import genkan.Residents;
import genkan.RunningGenkan;
import genkan.Visitor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The doctor for whoever has no JavaScript: a page for each question. */
@RunningGenkan
class DoctorPagesTest {

    private static final String WANTED = "to=%2Fservices%2Fwebmail";

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    private PlainBrowser taro = new PlainBrowser(0);

    @BeforeEach
    void taroHasNoJavaScript() {
        taro = new PlainBrowser(port).speaking("en");
    }

    @Test
    void asksTaroOneQuestionAPageAndKeepsThePageThatHeWanted() {
        taro.open("/help/doctor?" + WANTED);
        next(Map.of());
        assertThat(taro.path()).isEqualTo("/help/doctor?" + WANTED + "&cookies=kept&script=off&window=own");

        next(Map.of("shown", "not-confirmed"));
        next(Map.of("entry", "typed"));
        assertThat(taro.page().select("#number").text()).isEqualTo("Question 3");
        next(Map.of("since", "not-sure"));
        next(Map.of("elsewhere", "fails"));

        assertThat(taro.page().select("#remedy").attr("href")).isEqualTo("/recovery?" + WANTED);
        assertThat(taro.page().select("#again").attr("href")).isEqualTo("/sign-in?" + WANTED);
        assertThat(taro.page().select("#otherwise a").attr("href"))
                .isEqualTo("/help/articles/sign-in-error?" + WANTED + "#not-what-you-think");
        assertThat(taro.page().select("#findings").text())
                .isEqualTo("DOC:cookies-kept,script-off,window-own,shown-not-confirmed,entry-typed,elsewhere-fails");
    }

    @Test
    void seesByItselfThatCookiesAreRefused() {
        taro.refusingCookies().usingBrowser("Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0");

        taro.open("/help/doctor?code=WM500-C&" + WANTED);
        next(Map.of());

        assertThat(taro.page().select("#why").text()).contains("refuses cookies");
        assertThat(taro.page().select("#remedy").attr("href"))
                .isEqualTo("/help/articles/sign-in-error?" + WANTED + "#browser-settings");
        assertThat(taro.page().select("#unfolded").text()).contains("Firefox");
        assertThat(taro.page().select("#findings").text())
                .isEqualTo("DOC:WM500-C,cookies-off,script-off,window-own,browser=firefox");
        taro.open(taro.page().select("#remedy").attr("href"));
        assertThat(taro.page().select("#browser-settings details[open] summary").text())
                .contains("Firefox");
    }

    @Test
    void asksAgainWhenNothingWasChosen() {
        taro.open("/help/doctor");
        next(Map.of());

        next(Map.of("shown", ""));

        assertThat(taro.page().select("legend").text()).isEqualTo("What did the page show?");
    }

    @Test
    void seesThatThePageIsOpenInsideAnApp() {
        taro.usingBrowser("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Line/15.0.0");
        taro.open("/help/doctor");
        next(Map.of());

        next(Map.of("shown", "sign-in-again"));

        assertThat(taro.page().select("#remedy").attr("href"))
                .isEqualTo("/help/articles/browser-checks?to=%2Fmy-page#own-window");
    }

    @Test
    void isALineBelowTheRefusalAndKnowsItsCode() {
        taro.open("/sign-in?" + WANTED).signIn(residents.add().userId(), "wrong password");

        taro.open(taro.page().select("#refusal .doctor-link").attr("href"));
        next(Map.of());

        assertThat(taro.path()).isEqualTo("/help/doctor?" + WANTED + "&code=SS401&cookies=kept&script=off&window=own");
        assertThat(taro.page().select("legend").text()).startsWith("How do the User ID");
    }

    @Test
    void isReachedFromTheHelpPageAndFromEachCode() {
        for (var help : List.of("/help?" + WANTED, "/help/articles/browser-checks?" + WANTED)) {
            taro.open(help);

            assertThat(taro.page().select("article a[href='/help/doctor?" + WANTED + "']"))
                    .hasSize(1);
        }
        taro.open("/help/codes/WM500-C?" + WANTED);

        assertThat(taro.page().select("article a[href='/help/doctor?" + WANTED + "&code=WM500-C']"))
                .hasSize(1);
    }

    @Test
    void keepsTheLanguageThatWasAskedForEvenWithoutCookies() {
        taro.speaking("ja").refusingCookies().open("/help/doctor?lang=en");

        next(Map.of());

        assertThat(taro.page().select("html").attr("lang")).isEqualTo("en");
    }

    @Test
    void neitherFailsByNorRepeatsWhatIsNotItsOwn() {
        for (var question : Question.values()) {
            for (var hostile : List.of("<script>alert(1)</script>", "\u0000", "' or 1=1 --", "a".repeat(5_000))) {
                for (var begun : List.of("", "&begin=yes")) {
                    taro.open("/help/doctor?code=SS401&" + question.word() + "=" + Visitor.encoded(hostile) + begun);

                    assertThat(taro.status()).isEqualTo(200);
                    assertThat(taro.page().select("main").outerHtml()).doesNotContain("alert", "or 1=1", "aaaa");
                }
            }
        }
    }

    @Test
    void leadsNowhereElse() {
        taro.open("/help/doctor?begin=yes&to=https%3A%2F%2Fevil.example%2F&shown=limited");

        assertThat(taro.path()).startsWith("/help/doctor?to=%2Fmy-page&");
        assertThat(taro.page().select("#again").attr("href")).isEqualTo("/sign-in?to=%2Fmy-page");
    }

    /** Presses the page's button; a form that only asks becomes an address. */
    private void next(Map<String, String> chosen) {
        var form = Objects.requireNonNull(
                taro.page().selectFirst("#doctor-form"), () -> taro.page().text());
        taro.open(form.attr("action") + "?" + Visitor.encoded(PlainBrowser.fields(form, chosen)));
    }
}
