package genkan.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Program;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.credential.RecoveryCodes;
import genkan.credential.RecoveryCodes.Kind;
import genkan.member.MemberKind;
import genkan.member.MemberStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The desk sends Taro a letter. */
@RunningGenkan
class RecoveryLettersTest {

    private static final Pattern CODE = Pattern.compile("([0-9A-Z]{4}-){3}[0-9A-Z]{4}");

    @TempDir
    Path folder;

    @LocalManagementPort
    int management;

    @Autowired
    Residents residents;

    @Autowired
    LetterEndpoint letters;

    @Autowired
    RecoveryCodes codes;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    Environment environment;

    private Resident taro;

    @BeforeEach
    void taroIsAMember() {
        taro = residents.add();
    }

    @Test
    void holdsACodeAndHowToUseItInBothLanguagesAndNoUserId() {
        var letter = letters.write(taro.userId(), false);

        assertThat(letter)
                .contains("試験 太郎 さま", "有効期限", "Dear 試験 太郎,", "Good until", "/recovery", "1. ", "3. ")
                .doesNotContain(taro.userId(), taro.member().contractNo());
        assertThat(CODE.matcher(letter).results().map(found -> found.group()).distinct())
                .hasSize(1);
        assertThat(codes.spend(taro.id(), codeIn(letter))).contains(Kind.LETTER);
    }

    @Test
    void replacesTheLastAndIsToldByMail() {
        var first = codeIn(letters.write(taro.userId(), false));
        var second = codeIn(letters.write(taro.userId(), false));

        assertThat(codes.spend(taro.id(), first)).isEmpty();
        assertThat(codes.spend(taro.id(), second)).contains(Kind.LETTER);
        assertThat(told()).isEqualTo(2);
    }

    @Test
    void isWrittenOnlySoOften() {
        for (int i = 0; i < 3; i++) {
            codeIn(letters.write(taro.userId(), false));
        }
        var last = codes.madeAt(taro.id(), Kind.LETTER);

        assertThat(letters.write(taro.userId(), false)).startsWith("refused: enough letters");
        assertThat(codes.madeAt(taro.id(), Kind.LETTER)).isEqualTo(last);
        assertThat(told()).isEqualTo(3);

        clock.advance(Duration.ofHours(12));
        assertThat(letters.write(taro.userId(), false)).containsPattern(CODE);
    }

    @Test
    void isForMembersWhoComeBackByThemselves() {
        var company = residents.with().kind(MemberKind.CORPORATE).add();
        var left = residents.with().status(MemberStatus.WITHDRAWN).add();
        var renamed = residents.with().renamed(clock.instant()).add();

        assertThat(letters.write(company.userId(), false)).startsWith("refused: this is a corporate member");
        assertThat(letters.write(left.userId(), false)).isEqualTo("refused: no member has this User ID");
        assertThat(letters.write(Objects.requireNonNull(renamed.formerly()).canonical(), false))
                .isEqualTo("refused: no member has this User ID");
        assertThat(letters.write(Residents.unused().canonical(), false))
                .isEqualTo("refused: no member has this User ID");
        assertThat(letters.write("taro", false)).isEqualTo("refused: that cannot be a User ID");
        assertThat(codes.madeAt(company.id(), Kind.LETTER)).isEmpty();
        var locked = residents.with().status(MemberStatus.LOCKED).add();
        assertThat(letters.write(locked.userId(), false)).containsPattern(CODE);
    }

    @Test
    void isInTheLogWithoutItsCode() throws IOException {
        var code = codeIn(letters.write(taro.userId(), false));

        assertThat(log())
                .contains("The operator had a letter with a recovery code written")
                .doesNotContain(code, code.replace("-", ""));
    }

    @Test
    void givesTheOperatorsTerminalNoOrders() {
        db.sql("update member set name = :name where member_id = :member")
                .param("name", "太郎\u001b[2J\n<b>")
                .param("member", taro.id().value())
                .update();

        assertThat(letters.write(taro.userId(), false))
                .contains("太郎 [2J <b> さま")
                .doesNotContain("\u001b");
        assertThat(letters.write(taro.userId(), true)).doesNotContain("<b> さま", "\u001b");
    }

    @Test
    void theCommandPrintsIt() throws Exception {
        var said = command(0, taro.userId());

        assertThat(codes.spend(taro.id(), codeIn(said))).contains(Kind.LETTER);
        assertThat(command(1, Residents.unused().canonical()))
                .contains("No letter was written: no member has this User ID.");
        assertThat(command(1, "taro\",\"html\":true,\"x\":\"@aa2")).contains("Usage: ./genkan letter");
        assertThat(command(1)).contains("Usage: ./genkan letter");
    }

    @Test
    void theCommandWritesAPageForThePrinterThatOnlyItsOwnerReads() throws Exception {
        var file = folder.resolve("taro.html");

        var said = command(0, taro.userId(), "--html", file.toString());

        assertThat(said).doesNotContainPattern(CODE);
        var page = Jsoup.parse(Files.readString(file));
        assertThat(page.select("main")).hasSize(2);
        assertThat(page.select(".to").eachText()).contains("試験 太郎 さま");
        assertThat(page.select("link, script, img")).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(codes.spend(taro.id(), page.expectFirst(".code b").text())).contains(Kind.LETTER);

        assertThat(command(1, taro.userId(), "--html", file.toString())).contains("is there already");
        assertThat(codes.madeAt(taro.id(), Kind.LETTER))
                .as("no code for nothing")
                .isEmpty();
        var none = folder.resolve("none.html");
        command(1, Residents.unused().canonical(), "--html", none.toString());
        assertThat(none).doesNotExist();
    }

    private static String codeIn(String letter) {
        var found = CODE.matcher(letter);
        assertThat(found.find()).as(letter).isTrue();
        return found.group();
    }

    private int told() {
        return db.sql("select count(*) from not_me where member_id = :member and about = 'CODES_MADE'")
                .param("member", taro.id().value())
                .query(Integer.class)
                .single();
    }

    private String command(int end, String... arguments) throws InterruptedException {
        var command = new ArrayList<>(List.of("./genkan", "letter"));
        command.addAll(List.of(arguments));
        try (var program = Program.start(
                "letter-command",
                Path.of("").toAbsolutePath(),
                Map.of("GENKAN_MANAGEMENT_PORT", String.valueOf(management)),
                command,
                "there is no ./genkan")) {
            assertThat(program.end()).as(program.words()).isEqualTo(end);
            return program.words();
        }
    }

    private String log() throws IOException {
        return Files.readString(Path.of(Objects.requireNonNull(environment.getProperty("logging.file.name"))));
    }
}
