package genkan.credential;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Program;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.Visitor;
import genkan.secret.Seal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The import, with rows of {@code foreign-hashes.tsv}. */
@RunningGenkan
class PasswordsEndpointTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PASSWORD = "open sesame";
    private static final String SSHA = "{SSHA}xEiSeUV5JFm84AuOp3n2YILjpBXvHWPM";
    private static final String BCRYPT = "$2y$10$.JCGT6bXz0DE9Jz3.QQBa.PeotzTu.wwXmeJXjlAHLywK2CtAMRV6";

    @TempDir
    Path folder;

    @LocalManagementPort
    int management;

    @LocalServerPort
    int pages;

    @Autowired
    Residents residents;

    @Autowired
    JdbcClient db;

    @Autowired
    Seal seal;

    @Autowired
    Environment environment;

    @Test
    void takesKeepsWrapsAndRefusesLineByLine() throws Exception {
        var taro = newcomer();
        var hanako = newcomer();
        var member = residents.add();
        var retired = residents.with().renamed(Instant.EPOCH).add();

        var answer = take(
                7,
                taro.userId() + "\t" + SSHA,
                hanako.userId() + "\t" + BCRYPT,
                "",
                Residents.unused().canonical() + "\t" + BCRYPT,
                Objects.requireNonNull(retired.formerly()).canonical() + "\t" + BCRYPT,
                member.userId() + "\t" + BCRYPT,
                taro.userId() + " " + SSHA,
                taro.userId() + "\t{MD5}X03MO1qnZdYdgyfeuILPmQ==");

        assertThat(answer.lines())
                .containsExactly(
                        "7\twrapped: sha1, cheap to guess, was hashed once more",
                        "8\ttaken: bcrypt",
                        "10\trefused: no member has this User ID",
                        "11\trefused: no member has this User ID",
                        "12\trefused: the member has set a password here since",
                        "13\trefused: there is no tab between User ID and hash",
                        "14\trefused: Not {SHA} or {SSHA} and Base64");
        assertThat(stored(taro))
                .startsWith("$sha1$i=1$7x1jzA$argon2id$v=19$m=64,t=1,p=1$")
                .contains("$s1.");
        assertThat(stored(hanako)).startsWith("$bcrypt$c=10$.JCGT6bXz0DE9Jz3.QQBa.$s1.");
        assertThat(stored(member)).startsWith("$argon2id$");
    }

    @Test
    void letsTheMemberInWithTheOldPasswordAndThenStoresItAsOurs() throws Exception {
        var taro = newcomer();
        take(1, taro.userId() + "\t" + BCRYPT);
        var changed = changed(taro);

        assertThat(new Visitor(pages).signIn(taro.userId(), PASSWORD).statusCode())
                .isEqualTo(303);

        for (int tries = 0; tries < 100 && stored(taro).startsWith("$bcrypt$"); tries++) {
            Thread.sleep(50);
        }
        assertThat(stored(taro)).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
        assertThat(changed(taro)).isEqualTo(changed).startsWith("IMPORTED");
        assertThat(new Visitor(pages).signIn(taro.userId(), PASSWORD).statusCode())
                .isEqualTo(303);
        assertThat(new Visitor(pages).signIn(taro.userId(), PASSWORD + "x").statusCode())
                .isNotEqualTo(303);
    }

    @Test
    void leavesNoCheapHashAndNothingOfAnyInTablesOrLog() throws Exception {
        var before = log().length();
        var rows = Files.readAllLines(Path.of("src", "test", "resources", "foreign-hashes.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
        var lines = rows.stream()
                .map(row -> newcomer().userId() + "\t" + row.get(2))
                .toArray(String[]::new);

        var answer = take(1, lines);
        take(1, newcomer().userId() + "\t" + SSHA + "!", newcomer().userId() + "\t" + SSHA.replace("{SSHA}", "{SMD5}"));

        assertThat(answer.lines()).hasSize(rows.size()).noneMatch(line -> line.contains("refused"));
        var table = String.join(
                "\n",
                db.sql("select hash from password_credential")
                        .query(String.class)
                        .list());
        assertThat(table).doesNotContain("{").doesNotContainPattern("\\$(1|apr1|5|6|P|H|2[aby])\\$(?!i=)");
        for (var row : rows) {
            var digest = row.get(2).substring(row.get(2).length() - 16);
            assertThat(table).doesNotContain(digest);
            assertThat(answer).doesNotContain(digest);
            assertThat(log().substring(before)).doesNotContain(digest);
        }
        assertThat(log().substring(before))
                .doesNotContain(SSHA.substring(6), Files.readString(seal.file()).strip());
    }

    @Test
    void anotherImportReplacesTheFirstButNothingThatAMemberHasSet() throws Exception {
        var taro = newcomer();
        take(1, taro.userId() + "\t" + SSHA);
        var changed = changed(taro);

        assertThat(take(1, taro.userId() + "\t" + BCRYPT)).contains("taken");

        assertThat(stored(taro)).startsWith("$bcrypt$");
        assertThat(changed(taro)).isEqualTo(changed);

        var hanako = residents.add();
        var own = stored(hanako);

        assertThat(take(1, hanako.userId() + "\t" + BCRYPT)).contains("refused");

        assertThat(stored(hanako)).isEqualTo(own);
    }

    @Test
    void showsHowManyPasswordsThereAreOfEachKindAndWhichKeyTheyNeed() throws Exception {
        take(1, newcomer().userId() + "\t" + SSHA, newcomer().userId() + "\t" + BCRYPT);

        var answer = send(at(management).GET()).body();

        assertThat(answer)
                .contains(
                        "{\"scheme\":\"argon2id\",\"cost\":\"m=64,t=1,p=1\",\"key\":\"" + seal.key()
                                + "\",\"keyIs\":\"sealing\",\"rows\":",
                        "{\"scheme\":\"sha1 in argon2id\",\"cost\":\"i=1 in m=64,t=1,p=1\",",
                        "{\"scheme\":\"bcrypt\",\"cost\":\"c=10\",");
    }

    @Test
    void theCommandImportsAFileAndShowsTheKinds() throws Exception {
        var members = new ArrayList<Resident>();
        for (int line = 0; line < 60; line++) {
            members.add(newcomer());
        }
        var keycloak = Files.readAllLines(Path.of("src", "test", "resources", "foreign-hashes.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .filter(row -> row[1].equals(PASSWORD) && row[2].startsWith("{\"") && row[0].equals("pbkdf2-sha512"))
                .findFirst()
                .orElseThrow()[2];
        var lines = new ArrayList<>(
                members.stream().map(member -> member.userId() + "\t" + BCRYPT).toList());
        lines.set(54, members.get(54).userId() + "\t" + keycloak + "\r");
        lines.set(55, "山田\t" + BCRYPT);
        Files.write(folder.resolve("old.tsv"), lines);

        var said = command("import", folder.resolve("old.tsv").toString());

        assertThat(said.lines().filter(line -> line.endsWith("taken: bcrypt"))).hasSize(58);
        assertThat(said).contains("55\ttaken: pbkdf2-sha512", "56\trefused: no member has this User ID");
        assertThat(new Visitor(pages).signIn(members.get(54).userId(), PASSWORD).statusCode())
                .isEqualTo(303);
        assertThat(command().lines())
                .anySatisfy(line -> assertThat(line).matches(" *[0-9]+  " + seal.key() + "  sealing   bcrypt +c=10"));
    }

    @Test
    void doesNothingForAFormOfAWebPageOnThisMachineAndIsNotThereForMembers() throws Exception {
        var taro = newcomer();
        var line = taro.userId() + "%09" + SSHA;

        var form = send(at(management)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("first=1&lines=" + line)));
        var text = send(at(management)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"first\":1,\"lines\":\"\"}")));

        assertThat(form.statusCode()).isEqualTo(415);
        assertThat(text.statusCode()).isEqualTo(415);
        assertThat(send(at(pages).GET()).statusCode()).isEqualTo(404);
    }

    /** Somebody whose password is still with another system. */
    private Resident newcomer() {
        var member = residents.add();
        db.sql("delete from password_credential where member_id = :member")
                .param("member", member.id().value())
                .update();
        return member;
    }

    private String stored(Resident member) {
        return db.sql("select hash from password_credential where member_id = :member")
                .param("member", member.id().value())
                .query(String.class)
                .single();
    }

    private String changed(Resident member) {
        return db.sql("select changed_by || changed_at from password_credential where member_id = :member")
                .param("member", member.id().value())
                .query(String.class)
                .single();
    }

    private String take(int first, String... lines) throws Exception {
        var body = new JsonMapper().writeValueAsString(Map.of("first", first, "lines", String.join("\n", lines)));
        var answer =
                send(at(management).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private String command(String... arguments) throws InterruptedException {
        var command = new ArrayList<>(List.of("./genkan", "passwords"));
        command.addAll(List.of(arguments));
        try (var program = Program.start(
                "passwords-command",
                Path.of("").toAbsolutePath(),
                Map.of("GENKAN_MANAGEMENT_PORT", String.valueOf(management)),
                command,
                "there is no ./genkan")) {
            assertThat(program.end()).as(program.words()).isZero();
            return program.words();
        }
    }

    private String log() throws IOException {
        return Files.readString(Path.of(Objects.requireNonNull(environment.getProperty("logging.file.name"))));
    }

    private static HttpRequest.Builder at(int port) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/passwords"));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
