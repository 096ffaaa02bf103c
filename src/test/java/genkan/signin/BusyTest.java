package genkan.signin;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.PlainBrowser;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.credential.Rush;
import genkan.gate.GateProperties;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a member meets without JavaScript while more passwords wait than the machine can hash. */
@RunningGenkan
class BusyTest {

    private static final String PASSWORD = "Kanarienvogel-2026-é";
    private static final String FORM = "#busy-form";

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    Rush rush;

    @Autowired
    GateProperties gate;

    @Autowired
    TestClock clock;

    private Resident taro;
    private PlainBrowser visitor;

    @BeforeEach
    void taroIsAMember() {
        taro = residents.with().password(PASSWORD).add();
        visitor = new PlainBrowser(port);
    }

    @Test
    void isToldSoCalmlyAndGetsInWithOneButton() {
        signInDuringARush("/services/blog");

        assertThat(visitor.status()).isEqualTo(503);
        assertThat(visitor.codes()).containsExactly("SY503-B");
        assertThat(visitor.page().select("main").text())
                .contains("混み合っています", taro.userId(), "お客さまの入力が原因ではなく、失敗にも数えていません")
                .doesNotContain("SS503", "SS401");
        visitor.submit(FORM, Map.of());

        assertThat(visitor.path()).isEqualTo("/sample/blog");
    }

    @Test
    void isNeverCountedHoweverOften() {
        try (var _ = rush.begin()) {
            visitor.open("/sign-in").signIn(taro.userId(), PASSWORD);
            for (int attempt = 0; attempt <= gate.strangers().tries() + 1; attempt++) {
                assertThat(visitor.submit(FORM, Map.of()).codes()).containsExactly("SY503-B");
            }
        }

        assertThat(visitor.submit(FORM, Map.of()).path()).isEqualTo("/my-page");
    }

    @Test
    void isTriedAgainByThePageFiveTimesAndThenByTheMember() {
        try (var _ = rush.begin()) {
            visitor.open("/sign-in").signIn(taro.userId(), PASSWORD);
            for (int attempt = 1; attempt <= 5; attempt++) {
                assertThat(visitor.page().select("#busy-status[data-waiting]")).isNotEmpty();
                visitor.submit(FORM, Map.of());
            }
        }

        assertThat(visitor.page().select("#busy-status[data-waiting]")).isEmpty();
        assertThat(visitor.page().select("#busy-status").text()).contains("自動では試しません");
        assertThat(visitor.submit(FORM, Map.of()).path()).isEqualTo("/my-page");
    }

    @Test
    void isToldWhenToComeBackAndNotAllAtTheSameTime() {
        var waits = new HashSet<Integer>();
        try (var _ = rush.begin()) {
            visitor.open("/sign-in").signIn(taro.userId(), PASSWORD);
            for (int attempt = 0; attempt < 40; attempt++) {
                var wait = visitor.answer().headers().firstValue("Retry-After").orElseThrow();
                assertThat(visitor.page().select("#seconds").text()).isEqualTo(wait);
                waits.add(Integer.valueOf(wait));
                visitor.submit(FORM, Map.of());
            }
        }

        assertThat(waits).allMatch(seconds -> seconds >= 3 && seconds <= 8).hasSizeGreaterThan(2);
    }

    @Test
    void isReadInTheOtherLanguageWithEverythingKept() {
        signInDuringARush("/services/blog");

        visitor.post(
                "/sign-in/language?lang=en", PlainBrowser.fields(visitor.page().expectFirst(FORM), Map.of()));

        assertThat(visitor.page().select("html").attr("lang")).isEqualTo("en");
        assertThat(visitor.page().select("h1").text()).isEqualTo("We are very busy just now");
        assertThat(visitor.submit(FORM, Map.of()).path()).isEqualTo("/sample/blog");
    }

    @Test
    void findsAPasswordKeptThatIsMeantAsTyped() {
        var spacy = residents.with().password(" Ｈinata Bokko ").add();
        try (var _ = rush.begin()) {
            visitor.open("/sign-in")
                    .submit(
                            "#sign-in-form",
                            Map.of("user-id", spacy.userId(), "password", " Ｈinata Bokko ", "as-typed", "yes"));
        }

        assertThat(visitor.submit(FORM, Map.of()).path()).isEqualTo("/my-page");
    }

    @Test
    void isToldOfAWrongPasswordOnlyWhenItWasLookedAt() {
        try (var _ = rush.begin()) {
            visitor.open("/sign-in").signIn(taro.userId(), "wrong");
            assertThat(visitor.codes()).containsExactly("SY503-B");
        }

        assertThat(visitor.submit(FORM, Map.of()).codes()).first().isEqualTo("SS401");
        assertThat(visitor.typedUserId()).isEqualTo(taro.userId());
    }

    @Test
    void findsThePasswordInNoByteOfThePageAndThePageInNoCache() {
        signInDuringARush("/my-page");

        var utf8 = PASSWORD.getBytes(StandardCharsets.UTF_8);
        var sealed = held().substring(held().lastIndexOf('.') + 1);
        var bytes = new String(Base64.getUrlDecoder().decode(sealed), StandardCharsets.ISO_8859_1);
        assertThat(visitor.body())
                .doesNotContain("Kanarienvogel")
                .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(utf8))
                .doesNotContain(HexFormat.of().formatHex(utf8));
        assertThat(bytes).doesNotContain("Kanarienvogel");
        assertThat(visitor.answer().headers().map().toString()).doesNotContain("Kanarienvogel");
        assertThat(visitor.answer().headers().firstValue("Cache-Control").orElseThrow())
                .contains("no-store");
    }

    @Test
    void showsNotEvenHowLongThePasswordIs() {
        var lengths = new HashSet<Integer>();
        try (var _ = rush.begin()) {
            for (var password : new String[] {"a", PASSWORD, "x".repeat(200)}) {
                visitor.open("/sign-in").signIn(taro.userId(), password);
                lengths.add(held().length());
            }
        }

        assertThat(lengths).hasSize(1);
    }

    @Test
    void hasToTypeThePasswordAgainAfterTwoMinutes() {
        signInDuringARush("/services/blog");
        clock.advance(Duration.ofMinutes(2));

        visitor.submit(FORM, Map.of());

        theFormAsksForThePasswordAgain();
        assertThat(visitor.signIn(taro.userId(), PASSWORD).path()).isEqualTo("/sample/blog");
    }

    @Test
    void mayTakeAlmostTwoMinutes() {
        signInDuringARush("/my-page");
        clock.advance(Duration.ofSeconds(115));

        assertThat(visitor.submit(FORM, Map.of()).path()).isEqualTo("/my-page");
    }

    @Test
    void givesNothingAwayToAnotherBrowser() {
        signInDuringARush("/my-page");
        var taken = held();

        visitor = new PlainBrowser(port).open("/sign-in");
        visitor.submit("#sign-in-form", Map.of("user-id", taro.userId(), "held", taken));

        theFormAsksForThePasswordAgain();
    }

    @Test
    void cannotUseThePasswordForAnotherUserId() {
        var hanako = residents.with().password(PASSWORD).add();
        signInDuringARush("/my-page");

        visitor.submit(FORM, Map.of("user-id", hanako.userId()));

        assertThat(visitor.codes()).containsExactly("SY503-B");
        assertThat(visitor.open("/my-page").path()).startsWith("/sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"until", "waits", "sealed", "garbled", "cut", "of the beginning of time"})
    void cannotChangeWhatIsHeld(String what) {
        signInDuringARush("/my-page");
        var parts = held().split("\\.", 3);
        var changed = switch (what) {
            case "until" -> (Long.parseLong(parts[0]) + 60_000) + "." + parts[1] + "." + parts[2];
            case "waits" -> parts[0] + ".0." + parts[2];
            case "sealed" -> held().substring(0, held().length() - 2) + (held().endsWith("A") ? "BA" : "AA");
            case "cut" -> parts[0] + "." + parts[1];
            case "garbled" -> "held";
            default -> "0." + parts[1] + "." + parts[2];
        };

        visitor.submit(FORM, Map.of("held", changed));

        theFormAsksForThePasswordAgain();
    }

    private void theFormAsksForThePasswordAgain() {
        assertThat(visitor.codes()).containsExactly("SY503-B");
        assertThat(visitor.page().select("#sign-in-form #password").val()).isEmpty();
        assertThat(visitor.page().select("#sign-in-form [name=held]")).isEmpty();
        assertThat(visitor.typedUserId()).isEqualTo(taro.userId());
        assertThat(visitor.page().select("#refusal").text()).contains("もう一度入力してください");
    }

    private void signInDuringARush(String wanted) {
        try (var _ = rush.begin()) {
            visitor.open(wanted).signIn(taro.userId(), PASSWORD);
        }
    }

    private String held() {
        return visitor.page().select(FORM + " [name=held]").val();
    }
}
