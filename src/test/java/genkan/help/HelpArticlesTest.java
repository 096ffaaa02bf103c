package genkan.help;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.help.article.Articles;
import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.web.Languages;
import genkan.web.Layout;
import genkan.web.Operator;
import genkan.web.Page;
import genkan.web.Target;
import genkan.web.Texts;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HelpArticlesTest {

    private static final Target WEB_MAIL = Target.of("/services/webmail");
    private static final Pattern CAUSE = Pattern.compile("<section id=\"([a-z-]+)\">(.*?)</section>", Pattern.DOTALL);

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Texts texts = new Texts();
    private final Articles articles = Articles.ours();

    @Test
    void endsEveryCauseInATryThatLeadsToThePageWanted() {
        for (var locale : Languages.ALL) {
            var article = shown(signInError(), locale);

            var causes = CAUSE.matcher(article)
                    .results()
                    .filter(section -> !Set.of("desk", "others").contains(section.group(1)))
                    .toList();
            assertThat(causes)
                    .extracting((MatchResult section) -> section.group(1))
                    .containsExactly("typing", "not-what-you-think", "browser-remembers", "browser-settings");
            assertThat(causes)
                    .allSatisfy(
                            section -> assertThat(section.group(2).strip())
                                    .matches(
                                            "(?s).*<a class=\"button\" href=\"/sign-in\\?to=%2Fservices%2Fwebmail\">[^<]+</a>"));
        }
    }

    @Test
    void takesItsExamplesFromTheProvidersSettings() {
        var article = shown(signInError(), Locale.ENGLISH);

        assertThat(article)
                .contains("[hanako@bb3]", "[bb3] in [hanako@bb3]", "[hanako@bb3.mail.example]", "[hanako]")
                .contains("Sample Net", "0120-000-000");
    }

    @Test
    void countsTheStepsOfTheOldBrowserOutOfFive() {
        var article = shown(signInError(), Locale.JAPANESE);

        assertThat(article).containsSubsequence("1/5", "2/5", "3/5", "4/5", "5/5");
    }

    @Test
    void looksUpTheCodesThatAPageShowed() {
        var article = shown(signInError(), Locale.JAPANESE);

        assertThat(article).contains("href=\"/help/codes/SS401-W?to=%2Fservices%2Fwebmail\"");
    }

    @ParameterizedTest
    @EnumSource
    void hasAnArticleForEveryCodeThatEndsInATry(Code code) {
        for (var locale : Languages.ALL) {
            var article = shown(page(code), locale);

            assertThat(article)
                    .contains(reason(code).shown(), texts.text(locale, "reason." + code.code() + ".title", Map.of()))
                    .containsPattern(
                            "href=\"/sign-in\\?to=%2Fservices%2Fwebmail\">[^<]+</a>\\s*<section class=\"vote\"")
                    .doesNotContainPattern("\\{[a-zA-Z]+}");
        }
    }

    @Test
    void showsTheStepsForCookiesOrForJavaScriptWhicheverTheCodeIsAbout() {
        var cookies = shown(page(Code.BROWSER_COOKIES), Locale.ENGLISH);
        var script = shown(page(Code.BROWSER_NO_SCRIPT), Locale.ENGLISH);

        assertThat(cookies).contains("WM500-C", "Block all cookies", "5/5").doesNotContain("Enable JavaScript");
        assertThat(script).contains("WM500-J", "Enable JavaScript").doesNotContain("Block all cookies", "5/5");
    }

    private ArticlePage signInError() {
        return new ArticlePage("sign-in-error", WEB_MAIL, "", articles, Optional.empty());
    }

    private CodePage page(Code code) {
        return new CodePage(reason(code), WEB_MAIL, "", articles, Optional.empty());
    }

    private static Reason reason(Code code) {
        return code.ofService() ? Reason.ofService(code, "WM") : Reason.of(code);
    }

    private String shown(Page page, Locale locale) {
        var html = new StringOutput();
        templates.render(page.template(), Map.of("page", page, "layout", layout(locale)), html);
        return html.toString();
    }

    private Layout layout(Locale locale) {
        var operator = new Operator(
                "サンプルネット",
                "Sample Net",
                List.of("mail.example"),
                Set.of("bb3"),
                "hanako@bb3",
                "0120-000-000",
                "9:00-18:00",
                ZoneId.of("Asia/Tokyo"));
        return new Layout(
                locale, texts, (_, _) -> Optional.empty(), operator, "/help", "", "nonce", "trace", "/assets/1", null);
    }
}
