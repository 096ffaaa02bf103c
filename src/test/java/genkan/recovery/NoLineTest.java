package genkan.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.recovery.Typed.By;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The pages while no call can come in. */
class NoLineTest {

    private static final Target TARGET = Target.of("/my-page");

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    @Test
    void isToldBeforeAnythingIsTyped() {
        for (var purpose : Purpose.values()) {
            var page = new ClaimPage(purpose, Typed.nothing(By.USER_ID, ""), TARGET, false, List.of());

            assertThat(shown(page).select("#no-line a[href^=/help/codes/PV503]"))
                    .hasSize(1);
        }
        assertThat(shown(new StartPage(TARGET, false)).select("#no-line")).hasSize(1);
        assertThat(shown(new StartPage(TARGET, true)).select("#no-line")).isEmpty();
    }

    @Test
    void opensTheOtherWaysAndShowsNoNumber() {
        var policy = Policy.of("call+mail-code, saved-code");
        var page =
                shown(new ProvePage(Purpose.PASSWORD, policy, Set.of(), null, false, false, false, TARGET, List.of()));

        assertThat(page.select("#refusal a[href^=/help/codes/PV503]")).hasSize(1);
        assertThat(page.select("#call, #call-form, meta[http-equiv=refresh]")).isEmpty();
        assertThat(page.select("details.way[open] #send-mail")).hasSize(1);
        assertThat(page.select("details.way[open] #kept-code")).hasSize(1);
    }

    private Document shown(Page page) {
        var html = new StringOutput();
        var operator = new Operator(
                "サンプルネット",
                "Sample Net",
                List.of("mail.example"),
                Set.of("bb3"),
                "hanako@bb3",
                "0120-000-000",
                "9:00-18:00",
                ZoneId.of("Asia/Tokyo"));
        var layout = new Layout(
                Languages.ALL.getFirst(),
                new Texts(),
                (_, _) -> Optional.empty(),
                operator,
                "/recovery",
                "",
                "nonce",
                "trace",
                "/assets/1",
                null);
        templates.render(page.template(), Map.of("page", page, "layout", layout), html);
        return Jsoup.parse(html.toString());
    }
}
