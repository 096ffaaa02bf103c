package genkan.sso;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Partners;
import genkan.PlainBrowser;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.Visitor;
import genkan.activity.SignInRecord;
import genkan.activity.SignInRecord.Method;
import genkan.activity.SignInRecord.Result;
import genkan.activity.SignInRecords;
import genkan.course.Course;
import genkan.course.Courses;
import genkan.member.MemberKind;
import genkan.service.Client.Eligible;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningGenkan
class EligibilityTest {

    private static final Course MINI = new Course("test-mini", "お試しミニ", "Trial Mini", Set.of("webmail"));

    @LocalServerPort
    private int port;

    @Autowired
    private Residents residents;

    @Autowired
    private Partners partners;

    @Autowired
    private Courses courses;

    @Autowired
    private SignInRecords records;

    private Resident company;
    private Resident taro;
    private Relying forIndividuals;

    @BeforeEach
    void aServiceIsForIndividualsOnly() {
        company = residents.with().kind(MemberKind.CORPORATE).add();
        taro = residents.add();
        forIndividuals =
                new Relying(port, partners.addFor(new Eligible(Set.of(MemberKind.INDIVIDUAL), Set.of(), null)));
        courses.register(MINI);
    }

    @Test
    void tellsACompanyInBothLanguagesThatAServiceIsForIndividuals() throws Exception {
        var browser = signedIn(company);

        var inJapanese = browser.get(forIndividuals.authorize());
        var inEnglish = browser.get(forIndividuals.authorize("lang", "en"));

        assertThat(inJapanese.statusCode()).isEqualTo(403);
        assertThat(page(inJapanese).select(".reason-sentence").text())
                .isEqualTo("ログインは確認できましたが、このサービスは個人会員の方だけがお使いになれます。");
        assertThat(page(inEnglish).select(".reason-sentence").text())
                .isEqualTo("You are signed in, but this service is for individual members only.");
        assertThat(page(inEnglish).select("h1").text()).startsWith("You cannot use Partner ");
        assertThat(page(inEnglish).select("a[href^=/help/codes/SS421]")).hasSize(1);
        assertThat(page(inEnglish).select("main").text()).contains(company.userId(), "0120-000-000");
    }

    @Test
    void letsIndividualsIn() throws Exception {
        assertThat(Relying.answer(signedIn(taro).get(forIndividuals.authorize())))
                .containsKey("code");
    }

    @Test
    void tellsAStrangerNothingAboutWhoMayUseIt() throws Exception {
        var asked = new Visitor(port).get(forIndividuals.authorize());

        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(asked.headers().firstValue("Location").orElseThrow()).startsWith("/sign-in?to=");
    }

    @Test
    void tellsTheServiceOnlyThatAccessIsDeniedWhenItAsksSilently() throws Exception {
        var answered = signedIn(company).get(forIndividuals.authorize("prompt", "none"));

        assertThat(Relying.answer(answered)).containsEntry("error", "access_denied");
        Thread.sleep(200);
        assertThat(refusals(company)).isEmpty();
    }

    @Test
    void writesTheRefusalIntoTheHistory() throws Exception {
        var browser = signedIn(company);
        browser.get(forIndividuals.authorize());

        for (int waited = 0; refusals(company).isEmpty() && waited < 100; waited++) {
            Thread.sleep(50);
        }
        assertThat(refusals(company)).singleElement().satisfies(record -> {
            assertThat(record.code()).isEqualTo("SS421");
            assertThat(record.service()).isEqualTo(forIndividuals.client().service());
            assertThat(record.method()).isEqualTo(Method.SESSION);
        });
        assertThat(page(browser.get("/my-page/history?failures=true"))
                        .select(".result")
                        .eachText())
                .containsExactly("ご利用の対象外でした");
        assertThat(page(browser.get("/my-page")).select(".notice.caution"))
                .as("an alarm about a stranger")
                .isEmpty();
    }

    @Test
    void letsSomebodyElseSignInOnThePage() {
        var browser = new PlainBrowser(port).open(forIndividuals.authorize());
        browser.signIn(company.userId(), company.password());

        var other = page(browser.answer()).select("#somebody-else").attr("href");

        assertThat(browser.status()).isEqualTo(403);
        assertThat(browser.open(other).status()).isEqualTo(200);
        assertThat(page(browser.answer()).select("#sign-in-form")).isNotEmpty();
    }

    @Test
    void saysThatTheCourseDoesNotIncludeTheServiceAndWhichCourseItIs() throws Exception {
        var blog = asking("blog");
        courses.subscribe(taro.id(), 1, MINI, Instant.EPOCH, null);

        var refused = signedIn(taro).get(blog.authorize("lang", "en"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(page(refused).select(".reason-sentence").text())
                .isEqualTo("You are signed in, but your course does not include this service.");
        assertThat(page(refused).select(".facts").text()).contains("Trial Mini");
    }

    @Test
    void saysThatThereIsNoCourse() throws Exception {
        var refused = signedIn(taro).get(asking("blog").authorize("lang", "en"));

        assertThat(page(refused).select(".reason-sentence").text())
                .isEqualTo("You are signed in, but you have no course that includes this service.");
    }

    @Test
    void letsInWhoseCourseIncludesTheService() throws Exception {
        courses.subscribe(taro.id(), 1, MINI, Instant.EPOCH, null);

        assertThat(Relying.answer(signedIn(taro).get(asking("webmail").authorize())))
                .containsKey("code");
    }

    @Test
    void asksForAFreshSignInBeforeItTellsAnything() throws Exception {
        var guarded = new Relying(port, partners.addFor(new Eligible(Set.of(MemberKind.INDIVIDUAL), Set.of(), "L3")));
        var asked = signedIn(company).get(guarded.authorize("prompt", "login"));

        assertThat(asked.statusCode()).isEqualTo(303);
    }

    private Relying asking(String included) {
        return new Relying(port, partners.addFor(new Eligible(Set.of(), Set.of(included), null)));
    }

    private Visitor signedIn(Resident member) throws Exception {
        var browser = new Visitor(port).with("Accept-Language", "ja");
        browser.signIn(member);
        return browser;
    }

    private List<SignInRecord> refusals(Resident member) {
        return records.newest(member.id(), null, true).stream()
                .filter(record -> record.result() == Result.FAILED)
                .toList();
    }

    private static Document page(HttpResponse<String> response) {
        return Jsoup.parse(response.body());
    }
}
