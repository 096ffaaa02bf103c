package genkan.phone.sip;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.phone.Caller;
import genkan.phone.sip.Message.Request;
import genkan.phone.sip.SipProperties.Attest;
import genkan.phone.sip.SipProperties.Header;
import genkan.phone.sip.SipProperties.Line;
import genkan.phone.sip.SipProperties.Transport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures made here, with a certificate of the JDK's own tool. */
class PassportsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Caller SHOWN = new Caller.Shown("09012345678");
    private static final Caller UNPROVEN = new Caller.Unproven();

    @TempDir
    private static Path folder;

    private static PrivateKey key;

    private final Instant now = Instant.now();

    @BeforeAll
    static void issueACertificate() throws Exception {
        var store = folder.resolve("store.p12");
        var tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD),
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-alias",
                        "it",
                        "-dname",
                        "CN=SHAKEN 1234")
                .inheritIO()
                .start();
        assertThat(tool.waitFor()).isZero();
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        key = (PrivateKey) keys.getKey("it", PASSWORD);
        Files.writeString(
                folder.resolve("carrier.pem"),
                "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                        .formatted(Base64.getMimeEncoder()
                                .encodeToString(keys.getCertificate("it").getEncoded())));
    }

    @Test
    void proveANumberAsSurelyAsTheTrunkDemands() throws Exception {
        var call = signed("A", now, "819012345678", "815031110001");

        assertThat(caller(call, Attest.A)).isEqualTo(SHOWN);
        assertThat(caller(call, Attest.C)).isEqualTo(SHOWN);
        assertThat(caller(signed("B", now, "819012345678", "815031110001"), Attest.A))
                .isEqualTo(UNPROVEN);
        assertThat(caller(signed("B", now, "819012345678", "815031110001"), null))
                .isEqualTo(SHOWN);
    }

    @Test
    void areMissedOnlyWhereTheyAreDemanded() {
        assertThat(caller(Asked.invite("x"), null)).isEqualTo(SHOWN);
        assertThat(caller(Asked.invite("x"), Attest.C)).isEqualTo(UNPROVEN);
    }

    @Test
    void areWorthlessForAnotherCallerNumberOrTime() throws Exception {
        assertThat(caller(signed("A", now, "819099999999", "815031110001"), null))
                .isEqualTo(UNPROVEN);
        assertThat(caller(signed("A", now, "819012345678", "815099999999"), null))
                .isEqualTo(UNPROVEN);
        assertThat(caller(signed("A", now.minusSeconds(70), "819012345678", "815031110001"), null))
                .isEqualTo(UNPROVEN);
        assertThat(caller(signed("A", now.plusSeconds(70), "819012345678", "815031110001"), null))
                .isEqualTo(UNPROVEN);
    }

    @Test
    void areWorthlessOnceAnythingAboutThemIsChanged() throws Exception {
        var call = signed("A", now, "819012345678", "815031110001");
        var token = Asked.field(call.text(), "Identity");
        var claims = token.split("\\.", -1)[1];
        var better = encoded(claims("A", now, "819012345678", "815031110001").replace("1234-5", "1234-6"));

        assertThat(caller(call.but(claims, better), null)).isEqualTo(UNPROVEN);
        assertThat(caller(call.but("info=<https://carrier.example", "info=<https://other.example"), null))
                .isEqualTo(UNPROVEN);
        assertThat(caller(call.with("Identity: " + token), null)).isEqualTo(UNPROVEN);
        assertThat(caller(call.but(token, "a.b.c;info=<x>"), null)).isEqualTo(UNPROVEN);
        assertThat(caller(call.but(token, "nonsense"), null)).isEqualTo(UNPROVEN);
    }

    @Test
    void areWorthlessWhenNobodyKnowsTheSigner() throws Exception {
        var call = signed("A", now, "819012345678", "815031110001", "https://carrier.example/unknown.pem");

        assertThat(caller(call, null)).isEqualTo(UNPROVEN);
    }

    private Caller caller(Asked call, @Nullable Attest required) {
        var line = new Line(
                "test",
                List.of("127.0.0.1"),
                List.of(Header.P_ASSERTED_IDENTITY),
                603,
                Duration.ZERO,
                Duration.ZERO,
                Transport.UDP,
                5060,
                required,
                100);
        var request = (Request) Parser.read(call.bytes(), 0, call.bytes().length);
        return new Identity(Passports.of(folder.toString())).caller(request, line, "+815031110001", now);
    }

    private static Asked signed(String attest, Instant at, String caller, String called) throws Exception {
        return signed(attest, at, caller, called, "https://carrier.example/carrier.pem");
    }

    private static Asked signed(String attest, Instant at, String caller, String called, String signer)
            throws Exception {
        var header =
                encoded("{\"alg\":\"ES256\",\"ppt\":\"shaken\",\"typ\":\"passport\",\"x5u\":\"%s\"}".formatted(signer));
        var content = header + "." + encoded(claims(attest, at, caller, called));
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(key);
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return Asked.invite("x")
                .with("Identity: %s.%s;info=<%s>;alg=ES256;ppt=shaken"
                        .formatted(
                                content,
                                Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign()),
                                signer));
    }

    private static String claims(String attest, Instant at, String caller, String called) {
        return "{\"attest\":\"%s\",\"dest\":{\"tn\":[\"%s\"]},\"iat\":%d,\"orig\":{\"tn\":\"%s\"},\"origid\":\"1234-5\"}"
                .formatted(attest, called, at.getEpochSecond(), caller);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
