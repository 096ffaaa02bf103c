package genkan.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import genkan.start.StartFault;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceCallsTest {

    @TempDir
    private static Path folder;

    private static Certificate own;
    private static Certificate other;
    private static HttpsServer service;

    @BeforeAll
    static void aServiceWithACertificateOfTheOperatorsOwn() throws Exception {
        own = Certificate.make(folder, "own");
        other = Certificate.make(folder, "other");
        service = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.setHttpsConfigurator(new HttpsConfigurator(own.shown()));
        service.createContext("/", call -> {
            call.getResponseHeaders().add("Location", "/elsewhere");
            call.sendResponseHeaders(call.getRequestURI().getPath().equals("/moved") ? 302 : 204, -1);
            call.close();
        });
        service.start();
    }

    @AfterAll
    static void stop() {
        service.stop(0);
    }

    @Test
    void reachAServiceThatOnlyTheOperatorTrusts() throws Exception {
        assertThat(call(trusting(own.certificate()), "/").statusCode()).isEqualTo(204);
    }

    @Test
    void reachItByOneOfSeveralAuthorities() throws Exception {
        var several = Files.writeString(
                folder.resolve("several.pem"),
                Files.readString(other.certificate()) + Files.readString(own.certificate()));

        assertThat(call(trusting(several), "/").statusCode()).isEqualTo(204);
    }

    @Test
    void reachNobodyWhomNobodyVouchesFor() {
        assertThatThrownBy(() -> call(new ServiceCalls(new TrustedCa("")), "/"))
                .isInstanceOf(SSLHandshakeException.class);
        assertThatThrownBy(() -> call(trusting(other.certificate()), "/")).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void stillTrustWhomTheJdkTrusts() throws Exception {
        var itsOwn = (X509Certificate) own.store().getCertificate("it");

        assertThat(ServiceCalls.authorities(List.of(itsOwn)))
                .containsAll(ServiceCalls.authorities(List.of()))
                .hasSizeGreaterThan(50)
                .contains(itsOwn);
    }

    @Test
    void goNowhereThatTheyWereNotToldToGo() throws Exception {
        var calls = trusting(own.certificate());

        assertThat(call(calls, "/moved").statusCode()).isEqualTo(302);
        assertThat(calls.http().followRedirects()).isEqualTo(Redirect.NEVER);
        assertThat(calls.http().connectTimeout()).hasValue(Duration.ofSeconds(3));
    }

    @Test
    void sayWhatIsWrongWithTheFile() throws Exception {
        var notes = Files.writeString(folder.resolve("notes.txt"), "ask Hanako");

        assertThatThrownBy(() -> trusting(folder.resolve("none.pem")))
                .isInstanceOf(StartFault.class)
                .hasMessageContainingAll("none.pem does not exist", "genkan.trusted-ca");
        assertThatThrownBy(() -> trusting(notes)).isInstanceOf(StartFault.class).hasMessageContaining("no certificate");
        assertThatThrownBy(() -> trusting(own.key())).isInstanceOf(StartFault.class);
    }

    private static ServiceCalls trusting(Path authorities) {
        return new ServiceCalls(new TrustedCa(authorities.toString()));
    }

    private HttpResponse<Void> call(ServiceCalls calls, String path) throws Exception {
        var address = URI.create("https://localhost:" + service.getAddress().getPort() + path);
        return calls.http().send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
    }
}
