package genkan.web;

import static java.util.Locale.ENGLISH;
import static java.util.Locale.JAPANESE;
import static org.assertj.core.api.Assertions.assertThat;

import genkan.Wording;
import genkan.reason.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {

    private static final List<String> SERVICES = List.of("MP", "WM", "BL");
    private static final Set<String> ABOUT_THE_OPERATOR = Set.of("operator", "example", "supportPhone", "supportHours");
    private static final Set<String> ABOUT_AN_ATTEMPT =
            Set.of("minutes", "opens", "date", "masked", "suggestion", "ref", "n");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");
    private static final Pattern TEXT_IN_TEMPLATE = Pattern.compile("layout\\.(?:text|lines)\\(\"([^\"]+)\"\\s*[,)]");
    private static final Pattern TITLE_IN_PAGE = Pattern.compile("return \"([a-z-]+\\.title)\"");
    private static final Pattern NOTICE_IN_CONTROLLER = Pattern.compile("List\\.of\\(\"([a-z-]+)\"\\)");

    private final Texts texts = new Texts();

    @Test
    void hasEveryTextInBothLanguages() {
        assertThat(texts.keys(ENGLISH)).containsExactlyInAnyOrderElementsOf(texts.keys(JAPANESE));
    }

    @Test
    void leavesNoTextEmpty() {
        assertThat(everywhere()).noneSatisfy((_, text) -> assertThat(text).isBlank());
    }

    @ParameterizedTest
    @EnumSource
    void hasASentenceAndATitleForEveryCode(Code code) {
        for (var locale : Languages.ALL) {
            assertThat(text(locale, code, "text")).isNotBlank();
            assertThat(text(locale, code, "title")).isNotBlank();
        }
    }

    @Test
    void letsEveryServiceTellFaultsOfTheBrowserInItsOwnWords() {
        var ofServices = Stream.of(Code.values())
                .filter(Code::ofService)
                .flatMap(code -> SERVICES.stream().map(prefix -> "reason." + prefix + code.code() + ".text"));

        assertThat(texts.keys(JAPANESE)).containsAll(ofServices.toList());
    }

    @Test
    void namesTheSameFactsInBothLanguages() {
        for (var key : texts.keys(JAPANESE)) {
            assertThat(facts(raw(ENGLISH, key))).as(key).isEqualTo(facts(raw(JAPANESE, key)));
        }
    }

    @Test
    void namesOnlyFactsThatAreKnownWhereTheTextIsShown() {
        reasons((key, text) -> {
            var known = new TreeSet<>(ABOUT_THE_OPERATOR);
            if (key.endsWith(".text")) {
                known.addAll(ABOUT_AN_ATTEMPT);
            }
            assertThat(known).as(key).containsAll(facts(text));
        });
    }

    @Test
    void tellsWhyInTwoSentencesAtMost() {
        reasons((key, text) -> {
            if (key.endsWith(".text")) {
                assertThat(text.split("。|[.!?](\\s|$)")).as(key).hasSizeLessThanOrEqualTo(2);
            }
        });
    }

    @Test
    void disclosesNeitherHowManyFailuresLimitSignInNorForHowLong() {
        assertThat(everywhere()).allSatisfy((key, text) -> {
            // A signed-in member's own count of failed sign-ins says nothing about when the limit begins.
            if (!key.startsWith("my-page.fail")) {
                Wording.disclosesNoFigure(key, text);
            }
        });
    }

    @Test
    void sendsEveryoneOutOfSs503TheSameWays() {
        for (var locale : Languages.ALL) {
            assertThat(text(locale, Code.SS503, "text")).contains("{minutes}");
        }
        assertThat(texts.keys(JAPANESE).stream().filter(key -> key.startsWith("reason.SS503.")))
                .containsExactlyInAnyOrder("reason.SS503.text", "reason.SS503.title");
    }

    @Test
    void blamesNobody() {
        assertThat(everywhere()).allSatisfy(Wording::blamesNobody);
    }

    @Test
    void writesEnglishWithoutJapaneseLettersExceptForQuotedLabels() {
        for (var key : texts.keys(ENGLISH)) {
            if (key.equals("layout.other-language")) {
                continue;
            }
            Wording.isEnglish(key, raw(ENGLISH, key));
        }
    }

    @Test
    void hasEveryTextThatATemplateShows() {
        assertThat(texts.keys(JAPANESE)).containsAll(found(TEXT_IN_TEMPLATE, sources("src/main/jte", ".jte")));
    }

    @Test
    void hasATitleForEveryPage() {
        assertThat(texts.keys(JAPANESE)).containsAll(found(TITLE_IN_PAGE, sources("src/main/java", "Page.java")));
    }

    @Test
    void hasEveryNoticeThatIsToldOnTheNextPage() {
        var telling = sources("src/main/java", "Controller.java").filter(source -> source.contains("told.tell("));

        assertThat(texts.keys(JAPANESE))
                .containsAll(found(NOTICE_IN_CONTROLLER, telling).stream()
                        .map(notice -> "told." + notice)
                        .toList());
    }

    private interface Check {
        void of(String key, String text);
    }

    private void reasons(Check check) {
        for (var locale : Languages.ALL) {
            texts.keys(locale).stream()
                    .filter(key -> key.startsWith("reason."))
                    .forEach(key -> check.of(key, raw(locale, key)));
        }
    }

    /** Every text of every language, by its key and language. */
    private Map<String, String> everywhere() {
        var all = new TreeMap<String, String>();
        for (var locale : Languages.ALL) {
            texts.keys(locale).forEach(key -> all.put(key + " (" + locale + ")", raw(locale, key)));
        }
        return all;
    }

    private String text(Locale locale, Code code, String part) {
        return raw(locale, "reason." + code.code() + "." + part);
    }

    private String raw(Locale locale, String key) {
        return texts.text(locale, key, Map.of());
    }

    private static Set<String> facts(String text) {
        return found(PLACEHOLDER, Stream.of(text));
    }

    private static Set<String> found(Pattern pattern, Stream<String> sources) {
        return sources.flatMap(source -> pattern.matcher(source).results())
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> sources(String folder, String ending) {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).map(TextsTest::read).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
