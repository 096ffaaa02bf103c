package genkan.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import genkan.Genkan;
import genkan.PostgresForTests;
import genkan.start.StartFault;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** A Genkan that speaks TLS itself. */
@ExtendWith(OutputCaptureExtension.class)
class OwnCertificateTest {

    private static final Duration NO_NEWS = Duration.ofSeconds(1);

    @TempDir
    private static Path folder;

    private static Certificate shown;
    private static Certificate renewed;
    private static Certificate other;
    private static Path first;
    private static Path firstKey;
    private static ConfigurableApplicationContext genkan;
    private static String said = "";

    @BeforeAll
    static void start(CapturedOutput output) throws Exception {
        shown = Certificate.make(folder, "shown");
        renewed = Certificate.make(folder, "renewed", "RSA");
        other = Certificate.make(folder, "other");
        first = Files.copy(shown.certificate(), folder.resolve("first.pem"));
        firstKey = Files.copy(shown.key(), folder.resolve("first.key"));
        genkan = new SpringApplicationBuilder(Genkan.class, PostgresForTests.class)
                .run(
                        "--genkan.port=0",
                        "--genkan.management-port=0",
                        "--genkan.sample.load=off",
                        "--genkan.url=https://login.hinata.example",
                        "--genkan.tls.certificate=" + shown.certificate(),
                        "--genkan.tls.private-key=" + shown.key(),
                        "--spring.ssl.bundle.watch.file.quiet-period=100ms");
        said = output.getOut();
    }

    @AfterAll
    static void stop() {
        genkan.close();
    }

    @Test
    void showsItsPagesOverHttps() throws Exception {
        var page = page(client(first, renewed.certificate()));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.version()).isEqualTo(Version.HTTP_2);
        assertThat(page.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).startsWith("__Host-").contains("; Secure"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void speaksBothKindsOfTlsThatAreSafe(String protocol) throws Exception {
        var tls = client(first, renewed.certificate()).sslContext().getSocketFactory();

        try (var socket = (SSLSocket) tls.createSocket("localhost", port())) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();

            assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
        }
    }

    @Test
    void speaksNothingElseOnThatPort() throws Exception {
        try (var socket = new Socket("localhost", port())) {
            socket.getOutputStream()
                    .write("GET /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(socket.getInputStream().readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .startsWith("HTTP/1.1 400")
                    .doesNotContain("Set-Cookie");
        }
    }

    @Test
    void saysWhereTheDoorIs() {
        assertThat(said).contains("Genkan is ready: https://localhost:%d ".formatted(port()));
    }

    @Test
    void answersForItsHealthAsBefore() throws Exception {
        var port = genkan.getEnvironment().getRequiredProperty("local.management.port");
        var health = URI.create("http://127.0.0.1:%s/actuator/health".formatted(port));

        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void takesUpARenewedCertificateOnceItsKeyIsThereToo() throws Exception {
        Files.copy(renewed.certificate(), shown.certificate(), StandardCopyOption.REPLACE_EXISTING);
        Thread.sleep(NO_NEWS);
        assertThat(page(client(first)).statusCode()).isEqualTo(200);

        Files.copy(renewed.key(), shown.key(), StandardCopyOption.REPLACE_EXISTING);

        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(page(client(renewed.certificate())).statusCode())
                                .isEqualTo(200));
        assertThatThrownBy(() -> page(client(first))).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void isNothingThatEverybodyHas() {
        var environment = environment(Map.of());

        prepare(environment);

        assertThat(environment.getProperty("server.ssl.bundle")).isNull();
    }

    @Test
    void isAPairOfFiles() {
        assertThatThrownBy(() -> prepare(environment(Map.of("genkan.tls.certificate", first.toString()))))
                .isInstanceOf(StartFault.class)
                .hasMessageStartingWith("genkan.tls.certificate is given without genkan.tls.private-key");
        assertThatThrownBy(() -> prepare(environment(Map.of("genkan.tls.private-key", first.toString()))))
                .isInstanceOf(StartFault.class)
                .hasMessageStartingWith("genkan.tls.private-key is given without genkan.tls.certificate");
    }

    @Test
    void isAPairThatBelongsTogether() {
        assertThat(faultOf(first, renewed.key())).contains("does not belong");
        assertThat(faultOf(renewed.certificate(), firstKey)).contains("does not belong");
        assertThat(faultOf(first, other.key())).as("two of a kind").contains("does not belong");
    }

    @Test
    void isReadBeforeAnythingIsBegun() throws Exception {
        var notes = Files.writeString(folder.resolve("notes.txt"), "ask Hanako");

        assertThat(faultOf(folder.resolve("none.pem"), firstKey)).contains("none.pem does not exist");
        assertThat(faultOf(folder, firstKey)).contains("cannot be read");
        assertThat(faultOf(notes, firstKey)).contains("notes.txt holds no certificate");
        assertThat(faultOf(first, notes)).contains("notes.txt holds no private key");
        assertThat(faultOf(first, first)).contains("holds no private key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://login.hinata.example"})
    void isOfNoUseToAnAddressWithoutTls(String url) throws Exception {
        var settings = Map.of(
                "genkan.tls.certificate", renewed.certificate().toString(),
                "genkan.tls.private-key", renewed.key().toString(),
                "genkan.url", url);

        assertThatThrownBy(() -> prepare(environment(settings)))
                .isInstanceOf(StartFault.class)
                .hasMessageContainingAll("genkan.url", "https://");
    }

    private static String faultOf(Path certificate, Path key) {
        var settings = Map.of(
                "genkan.tls.certificate", certificate.toString(),
                "genkan.tls.private-key", key.toString(),
                "genkan.url", "https://login.hinata.example");
        return catchThrowableOfType(StartFault.class, () -> prepare(environment(settings)))
                .sentence();
    }

    private static StandardEnvironment environment(Map<String, String> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.copyOf(settings)));
        return environment;
    }

    private static void prepare(StandardEnvironment environment) {
        new OwnCertificate().postProcessEnvironment(environment, new SpringApplication());
    }

    private static HttpClient client(Path... trusted) throws Exception {
        var authorities = Files.createTempFile(folder, "trusted", ".pem");
        for (var file : trusted) {
            Files.writeString(authorities, Files.readString(file), StandardOpenOption.APPEND);
        }
        var context =
                new ServiceCalls(new TrustedCa(authorities.toString())).http().sslContext();
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static HttpResponse<Void> page(HttpClient browser) throws Exception {
        var address = URI.create("https://localhost:%d/sign-in".formatted(port()));
        try (browser) {
            return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
        }
    }

    private static int port() {
        return Integer.parseInt(genkan.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
