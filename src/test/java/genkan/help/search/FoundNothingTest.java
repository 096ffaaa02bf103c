package genkan.help.search;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.Visitor;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunningGenkan
class FoundNothingTest {

    @LocalServerPort
    int port;

    @Autowired
    FoundNothing foundNothing;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    @BeforeEach
    void nothingWasLookedForYet() {
        db.sql("delete from search_found_nothing").update();
    }

    @Test
    void countsByDayAndLanguageWhatWasLookedForInVain() throws Exception {
        search("zzzzqqqq", "en");
        search(" ＺＺＺＺqqqq ", "en");
        search("zzzzqqqq", "ja");

        assertThat(rows())
                .containsExactlyInAnyOrder(
                        new Row(today(), "en", "zzzzqqqq", 2), new Row(today(), "ja", "zzzzqqqq", 1));
    }

    @Test
    void countsNeitherWhatIsFoundNorWhatIsStillBeingTyped() throws Exception {
        search("SS503", "en");
        search("", "en");
        new Visitor(port).get("/help/search?only=results&q=zzzzqqqq");

        assertThat(rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zzzz 090-1234-5678",
                "zzzz ０９０ー１２３４ー５６７８",
                "①②③④⑤⑥⑦⑧",
                "zzzz@qqqq",
                "zzzz@qqqq.example",
                "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz 09012345678",
                "zzzz 4111111111111111"
            })
    void writesNothingPersonalDown(String typed) {
        foundNothing.count(Typed.of(typed), Locale.ENGLISH);

        assertThat(rows()).isEmpty();
    }

    @Test
    void keepsSixtyLettersOfIt() {
        foundNothing.count(Typed.of("z".repeat(150)), Locale.ENGLISH);

        assertThat(rows()).extracting(Row::words).containsExactly("z".repeat(60));
    }

    @Test
    void keepsItForNinetyDays() {
        foundNothing.count(Typed.of("zzzzqqqq"), Locale.ENGLISH);

        clock.advance(Duration.ofDays(90));
        foundNothing.sweep();
        assertThat(rows()).hasSize(1);

        clock.advance(Duration.ofDays(1));
        foundNothing.sweep();
        assertThat(rows()).isEmpty();
    }

    @Test
    void takesNoMoreNewWordsThanAnybodyWouldReadInADay() {
        for (int number = 0; number < 1_010; number++) {
            foundNothing.count(Typed.of("word " + Integer.toString(number, 36)), Locale.ENGLISH);
        }
        foundNothing.count(Typed.of("word 0"), Locale.ENGLISH);

        assertThat(rows()).hasSize(1_000);
        assertThat(rows()).anyMatch(row -> row.words().equals("word 0") && row.times() == 2);
    }

    private void search(String typed, String language) throws Exception {
        var answer =
                new Visitor(port).with("Accept-Language", language).get("/help/search?q=" + Visitor.encoded(typed));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private String today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Tokyo")).toString();
    }

    private record Row(String day, String language, String words, int times) {}

    private List<Row> rows() {
        return db.sql("select day::text as day, language, words, times from search_found_nothing")
                .query((row, _) -> new Row(
                        String.valueOf(row.getString("day")),
                        String.valueOf(row.getString("language")),
                        String.valueOf(row.getString("words")),
                        row.getInt("times")))
                .list();
    }
}
