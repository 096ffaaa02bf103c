package genkan.clerk;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.PlainBrowser;
import genkan.Program;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.clerk.Colleagues.Colleague;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever runs the machine brings Midori in. */
@RunningGenkan
class OperatorCommandTest {

    @LocalServerPort
    int port;

    @LocalManagementPort
    int management;

    @Autowired
    Staff staff;

    @Autowired
    OperatorEndpoint endpoint;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    private Colleagues colleagues;
    private Colleague midori;

    @BeforeEach
    void midoriIsAClerk() {
        colleagues = new Colleagues(staff, clock);
        midori = colleagues.add(Role.HELP_DESK);
    }

    @Test
    void printsWhatAnAppNeedsAndReadsThePasswordFromAPipe() throws Exception {
        var name = midori.name() + "x";

        var words = command(0, "A \"quoted\" back\\slash-9", "operator", "add", name, "editor", "水野 \"圭\"");

        assertThat(words)
                .containsPattern("otpauth://totp/[^ ]+:" + name + "\\?secret=[A-Z2-7]{32}&issuer=")
                .containsPattern("([A-Z2-7]{4} ){7}[A-Z2-7]{4}")
                .doesNotContain("slash-9");
        var code = staff.codeOf(name).orElseThrow();
        var browser = Colleagues.signIn(new PlainBrowser(port), name, "A \"quoted\" back\\slash-9", code);
        assertThat(browser.path()).isEqualTo("/operator");
        assertThat(browser.page().select("#who-title").text()).isEqualTo("水野 \"圭\"");
    }

    @Test
    void listsDisablesAndEnables() throws Exception {
        assertThat(command(0, "", "operator", "disable", midori.name())).contains("done");
        assertThat(command(0, "", "operator", "list")).containsPattern(midori.name() + " +help-desk +disabled +never");
        assertThat(command(0, "", "operator", "enable", midori.name())).contains("done");
        assertThat(command(0, "", "operator", "list"))
                .containsPattern(midori.name() + " +help-desk +never")
                .doesNotContain("s1.");
        assertThat(db.sql(
                                "select string_agg(what, ' ' order by act_id) from operator_act where who = 'command' and about = :name")
                        .param("name", midori.name())
                        .query(String.class)
                        .single())
                .isEqualTo("added disabled enabled");
    }

    @Test
    void resetsWhatWasLost() throws Exception {
        assertThat(command(0, "Suzumushi-no-Koe-44", "operator", "reset", midori.name()))
                .contains("otpauth://");

        var code = staff.codeOf(midori.name()).orElseThrow();
        assertThat(Colleagues.signIn(new PlainBrowser(port), midori.name(), "Suzumushi-no-Koe-44", code)
                        .path())
                .isEqualTo("/operator");
    }

    @Test
    void showsACodeOfTheSampleAlone() throws Exception {
        assertThat(command(0, "", "operator", "code", "midori").strip()).matches("[0-9]{6}");
        assertThat(command(1, "", "operator", "code", midori.name())).contains("only operators of the sample");
    }

    @ParameterizedTest
    @CsvSource({
        "add, Midori, help-desk, Mikan-to-Kotatsu-31, a name is",
        "add, command, help-desk, Mikan-to-Kotatsu-31, a name is",
        "add, nobody-yet, boss, Mikan-to-Kotatsu-31, a role is",
        "add, nobody-yet, editor, short, at least",
        "add, nobody-yet, editor, nobody-yetnobody-yet, more than the name",
        "add, midori, editor, Mikan-to-Kotatsu-31, there already",
        "reset, nobody-yet, '', Mikan-to-Kotatsu-31, nobody is called",
        "disable, nobody-yet, '', '', nobody is called",
        "enable, nobody-yet, '', '', nobody is called",
        "delete, midori, '', '', no such command"
    })
    void refusesWithOneSentence(String command, String name, String role, String password, String why) {
        assertThat(endpoint.change(command, name, role, "", password))
                .startsWith("refused: ")
                .contains(why);
        assertThat(staff.has("nobody-yet")).isFalse();
    }

    @Test
    void explainsItself() throws Exception {
        assertThat(command(1, "", "operator")).contains("Usage: ./genkan operator add");
        assertThat(command(1, "", "operator", "add", "midori")).contains("Usage: ./genkan operator add");
        assertThat(command(1, "", "operator", "code", "mi\",\"dori")).contains("There is no code");
    }

    private String command(int end, String piped, String... arguments) throws Exception {
        try (var program = Program.start(
                "operator-command",
                Path.of("").toAbsolutePath(),
                Map.of("GENKAN_MANAGEMENT_PORT", String.valueOf(management), "PIPED", piped),
                List.of("bash", "-c", "printf '%s\\n' \"$PIPED\" | ./genkan " + quoted(arguments)),
                "there is no bash")) {
            assertThat(program.end()).as(program.words()).isEqualTo(end);
            return program.words();
        }
    }

    private static String quoted(String... arguments) {
        return String.join(
                " ", Arrays.stream(arguments).map(word -> "'" + word + "'").toList());
    }
}
