package genkan.help.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import genkan.Accessibility;
import genkan.Chromium;
import genkan.PlainBrowser;
import genkan.RunningGenkan;
import genkan.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningGenkan
class SearchPageTest {

    @LocalServerPort
    int port;

    private PlainBrowser hanako = new PlainBrowser(0);

    @BeforeEach
    void hanakoHasABrowserWithoutJavaScript() {
        hanako = new PlainBrowser(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/help", "/help/articles/sign-in-error", "/help/codes/SS401-W", "/help/search"})
    void canBeAskedFromEveryHelpPageAndTakesTheWantedPageAlong(String path) {
        hanako.open(path + "?to=/services/webmail");

        hanako.open("/help/search?" + Visitor.encoded(searchFor("SS503")));

        var first = hanako.page().select(".help-found a").eachAttr("href").getFirst();
        assertThat(first).isEqualTo("/help/codes/SS503?to=%2Fservices%2Fwebmail");
    }

    @ParameterizedTest
    @CsvSource({"ja, ログイン 制限, ログイン", "en, sign-in limited, limited"})
    void marksWhatWasAskedForInEitherLanguage(String language, String typed, String marked) {
        hanako.speaking(language).open("/help/search?q=" + Visitor.encoded(typed));

        assertThat(hanako.page().select("mark").eachText()).contains(marked);
        assertThat(hanako.page().select(".help-told").text()).containsPattern("[0-9]");
        assertThat(hanako.page().select("#search").val()).isEqualTo(typed);
    }

    @Test
    void fillsInTheProvidersWordsWhereTheArticlesHavePlaceholders() {
        hanako.open("/help/search?q=" + Visitor.encoded("お電話ください 受付"));

        assertThat(hanako.page().select(".help-found").text()).doesNotContain("{", "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void saysWhatElseThereIsToDoWhereNothingIsFound(String language) {
        hanako.speaking(language).open("/help/search?q=zzzzqqqq&to=/services/webmail");

        var page = hanako.page();
        assertThat(page.select(".help-nothing li a").eachAttr("href"))
                .hasSize(4)
                .allMatch(link -> link.startsWith("/help/articles/sign-in-error?to=%2Fservices%2Fwebmail#"));
        assertThat(page.select(".help-nothing a[href^=/recovery]").attr("href"))
                .isEqualTo("/recovery?to=%2Fservices%2Fwebmail");
        assertThat(page.select(".help-nothing a[href^=tel:]")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void givesTheScriptTheSameResultsWithoutThePageAroundThem(String language) {
        hanako.speaking(language).open("/help/search?q=SS503");
        var whole = hanako.page().select(".help-found").outerHtml();

        hanako.open("/help/search?q=SS503&only=results");

        assertThat(hanako.page().select(".help-found").outerHtml()).isEqualTo(whole);
        assertThat(hanako.body()).doesNotContain("<html", "<script", "<header");
    }

    @Test
    void asksForNothingAsLongAsNothingIsTyped() {
        hanako.open("/help/search?q=%20");

        assertThat(hanako.page().select(".help-found, .help-nothing, [data-told]"))
                .isEmpty();
        assertThat(hanako.status()).isEqualTo(200);
    }

    @Test
    void echoesNothingAsHtml() {
        for (var odd :
                List.of("<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'</title>", "<mark>パスワード")) {
            for (var only : List.of("", "&only=results")) {
                hanako.open("/help/search?q=" + Visitor.encoded(odd) + only);

                assertThat(hanako.page().select("img[src=x], script:not([nonce])"))
                        .isEmpty();
                assertThat(hanako.body()).doesNotContain("<script>alert", "<img src=x");
                assertThat(hanako.page().select("title")).hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void answersAnythingCalmly() throws Exception {
        for (var odd : List.of("あ".repeat(1_000), "a".repeat(9_000), "\u0000", "%", "\\", "👨‍👩‍👧‍👦", "\u202E")) {
            assertThat(new Visitor(port)
                            .get("/help/search?q=" + Visitor.encoded(odd))
                            .statusCode())
                    .as("%.20s", odd)
                    .isEqualTo(200);
        }
    }

    @Test
    void tellsThatPersonalDataAreNotNeeded() {
        hanako.open("/help/search?q=" + Visitor.encoded("電話番号は０９０ー１２３４ー５６７８"));

        assertThat(hanako.page().select(".notice.caution")).hasSize(1);
    }

    @Test
    void answersWhileSomebodyTypesAndCanBeWalkedByKeyboard() {
        try (var context = Chromium.browser().newContext(new NewContextOptions().setLocale("ja"))) {
            var page = context.newPage();
            page.navigate("http://localhost:" + port + "/help?to=/services/webmail");

            page.locator("#search").pressSequentially("SS503");

            var first = page.locator("#search-results .help-found a").first();
            PlaywrightAssertions.assertThat(first).hasAttribute("href", "/help/codes/SS503?to=%2Fservices%2Fwebmail");
            PlaywrightAssertions.assertThat(page.locator("#search-told")).containsText("件");
            page.keyboard().press("ArrowDown");
            PlaywrightAssertions.assertThat(first).isFocused();
            page.keyboard().press("ArrowUp");
            PlaywrightAssertions.assertThat(page.locator("#search")).isFocused();

            page.fill("#search", "zzzzqqqq");
            PlaywrightAssertions.assertThat(page.locator("#search-results .help-nothing"))
                    .isVisible();
            page.fill("#search", "");
            PlaywrightAssertions.assertThat(page.locator("#search-results > *")).hasCount(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"ja, 390", "ja, 1280", "en, 390", "en, 1280"})
    void canBeUsedByEverybody(String language, int width) {
        try (var context = Chromium.browser()
                .newContext(new NewContextOptions().setLocale(language).setViewportSize(width, 800))) {
            var page = context.newPage();
            var faults = new ArrayList<String>();
            for (var typed : List.of("", "SS503", "zzzzqqqq", "090-1234-5678 password")) {
                page.navigate("http://localhost:" + port + "/help/search?q=" + Visitor.encoded(typed));
                faults.addAll(Accessibility.faults(page, "'" + typed + "'"));
            }
            page.navigate("http://localhost:" + port + "/help");
            page.locator("#search").pressSequentially("SS503");
            page.locator("#search-results .help-found a").first().waitFor();
            faults.addAll(Accessibility.faults(page, "while typing"));

            assertThat(faults).isEmpty();
        }
    }

    private Map<String, String> searchFor(String typed) {
        Element form = Objects.requireNonNull(hanako.page().selectFirst("#search-form"));
        assertThat(form.attr("action")).isEqualTo("/help/search");
        assertThat(form.attr("method")).isEqualTo("get");
        return PlainBrowser.fields(form, Map.of("q", typed));
    }
}
