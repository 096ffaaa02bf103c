package genkan.help.search;

import static java.util.Locale.ENGLISH;
import static java.util.Locale.JAPANESE;
import static org.assertj.core.api.Assertions.assertThat;

import genkan.help.article.Articles;
import genkan.web.Languages;
import genkan.web.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {

    private static final Search SEARCH = new Search(Articles.ours(), new Texts());

    @ParameterizedTest
    @CsvFileSource(resources = "/help-questions.tsv", delimiter = '\t', numLinesToSkip = 1)
    void findsWhatAnswersAMembersQuestionAmongTheFirstThree(String language, String question, String answers) {
        var found = SEARCH.find(question, Locale.of(language)).stream().limit(3).map(Found::article);

        assertThat(found).containsAnyElementsOf(Arrays.asList(answers.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({
        "SS503, codes/SS503",
        "ss503, codes/SS503",
        "ｓｓ５０３, codes/SS503",
        "SS 503, codes/SS503",
        "ss-503, codes/SS503",
        "SS503って何ですか, codes/SS503",
        "it says SS503 i cannot log in, codes/SS503",
        "SS401-W, codes/SS401-W",
        "ＳＳ４０１ーＷ, codes/SS401-W",
        "ss401w, codes/SS401-W",
        "MP500-C, codes/500-C",
        "ｍｐ５００−ｃ, codes/500-C",
        "wm500j, codes/500-J",
        "MP500, codes/500-C",
        "500, codes/500-C",
        "コード:500, codes/500-C",
        "コード：５００, codes/500-C",
        "code 500, codes/500-C",
        "code500, codes/500-C",
        "500エラー, codes/500-C",
        "SS400, codes/SS400-B",
        "error PV412, codes/PV412"
    })
    void putsTheArticleOfACodeFirst(String typed, String article) {
        for (var locale : Languages.ALL) {
            assertThat(SEARCH.find(typed, locale))
                    .first()
                    .extracting(Found::article)
                    .isEqualTo(article);
        }
    }

    @Test
    void takesNumbersForCodesOnlyWhereTheyAreSpokenOfAsSuch() {
        assertThat(SEARCH.find("500円", JAPANESE)).noneMatch(found -> found.score() > 500);
        assertThat(SEARCH.find("0120-500-503", ENGLISH)).noneMatch(found -> found.score() > 500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "?", "。。。", "🙂", "\u0000", "\uD800", "ん", "qwrtzp xkcdq", "天気予報", "おいしいラーメン屋"})
    void findsNothingWhereThereIsNothing(String typed) {
        for (var locale : Languages.ALL) {
            assertThat(SEARCH.find(typed, locale)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "パスワード AND (",
                "password:*",
                "+password -cookie",
                "\"password",
                "password~2^9",
                "[a TO z]",
                "*",
                "\\",
                "/.*/",
                "ログイン?*"
            })
    void readsNothingAsAQueryLanguage(String typed) {
        for (var locale : Languages.ALL) {
            assertThat(SEARCH.find(typed, locale)).hasSizeLessThanOrEqualTo(10);
        }
    }

    @Test
    void answersALongTextCalmly() {
        for (var odd : List.of("ログインできない ", "password ", "a", "あ", "漢", "1 ", "ﾊﾟ", "𩸽")) {
            for (var locale : Languages.ALL) {
                assertThat(SEARCH.find(odd.repeat(10_000), locale)).hasSizeLessThanOrEqualTo(10);
            }
        }
    }

    @Test
    void listsEachArticleOnceAndTheBestFirst() {
        var found = SEARCH.find("ログイン エラー Cookie", JAPANESE);

        assertThat(found).extracting(Found::article).doesNotHaveDuplicates();
        assertThat(found).extracting(Found::score).isSortedAccordingTo((one, other) -> Double.compare(other, one));
        assertThat(SEARCH.passages("ログイン エラー Cookie", JAPANESE)).hasSizeGreaterThanOrEqualTo(found.size());
    }

    @Test
    void leadsToTheSectionThatAnswers() {
        assertThat(SEARCH.passages("Firefox cookies", ENGLISH)).first().satisfies(found -> {
            assertThat(found.section()).isEqualTo("firefox");
            assertThat(found.title()).contains("Firefox");
            assertThat(found.excerpt()).isNotBlank();
        });
    }

    @Test
    void showsTheWordsAroundWhatMatched() {
        var found = SEARCH.find("似た文字 アイ", JAPANESE).getFirst();

        assertThat(found.excerpt()).hasSizeLessThanOrEqualTo(122);
        assertThat(SEARCH.marks("似た文字 アイ", JAPANESE).pieces("形のよく似た文字です"))
                .contains(new Piece("文字", true))
                .extracting(Piece::text)
                .satisfies(pieces -> assertThat(String.join("", pieces)).isEqualTo("形のよく似た文字です"));
    }

    @Test
    void marksWordsThatWereTypedInKanaOrWithASlip() {
        assertThat(SEARCH.marks("ぱすわーど", JAPANESE).pieces("新しいパスワード")).contains(new Piece("パスワード", true));
        assertThat(SEARCH.marks("pasword", ENGLISH).pieces("a new password")).contains(new Piece("password", true));
    }

    @Test
    void cutsNoExcerptInsideAPlaceholder() {
        for (var locale : Languages.ALL) {
            for (var word : List.of("電話", "call", "hours", "受付", "ユーザーID", "User ID")) {
                assertThat(SEARCH.passages(word, locale))
                        .allSatisfy(found -> assertThat(found.excerpt().replaceAll("\\{[a-zA-Z]+}", ""))
                                .doesNotContain("{", "}"));
            }
        }
    }

    @Test
    void readsAnArticleAnewWhenAnEditorChangesIt(@TempDir Path folder) throws Exception {
        write(folder, "ja", "送料について");
        write(folder, "en", "Postage");
        var search = new Search(Articles.writtenIn(folder), new Texts());

        assertThat(search.find("postage", ENGLISH)).hasSize(1);
        assertThat(search.find("giraffe", ENGLISH)).isEmpty();

        write(folder, "en", "Giraffes");

        assertThat(search.find("giraffe", ENGLISH)).extracting(Found::title).containsExactly("Giraffes");
        assertThat(search.find("postage", ENGLISH)).isEmpty();
    }

    private static void write(Path folder, String language, String title) throws Exception {
        Files.createDirectories(folder.resolve(language));
        Files.writeString(
                folder.resolve(language).resolve("animal.md"), "---\ntitle: " + title + "\n---\n\nNothing else.\n");
    }
}
