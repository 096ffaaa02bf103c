package genkan.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureEngineTest {

    private static final byte[] MESSAGE = "taro".getBytes(UTF_8);

    @Test
    void isNativeWhereTheBuildRuns() {
        assertThat(SignatureEngine.choose(false).join().name()).startsWith("AmazonCorrettoCryptoProvider ");
    }

    @Test
    void lendsSignaturesAndNothingElse() throws Exception {
        var _ = SignatureEngine.choose(false).join();

        assertThat(Signature.getInstance("SHA256withRSA").getProvider().getName())
                .isEqualTo(LentSignatures.NAME);
        assertThat(Objects.requireNonNull(Security.getProvider(LentSignatures.NAME))
                        .getServices())
                .extracting(Provider.Service::getType)
                .containsOnly("Signature", "KeyFactory");
        assertThat(new SecureRandom().getProvider().getName()).isEqualTo("SUN");
        assertThat(MessageDigest.getInstance("SHA-256").getProvider().getName()).isEqualTo("SUN");
    }

    @ParameterizedTest
    @CsvSource({"EC, SHA256withECDSA, SunEC", "RSA, SHA256withRSA, SunRsaSign"})
    void signsWhatTheJdkVerifiesAndTheOtherWayRound(String keys, String algorithm, String jdk) throws Exception {
        var _ = SignatureEngine.choose(false).join();
        var pair = KeyPairGenerator.getInstance(keys).generateKeyPair();
        var ours = Signature.getInstance(algorithm, LentSignatures.NAME);
        var theirs = Signature.getInstance(algorithm, jdk);

        for (var way : Map.of(ours, theirs, theirs, ours).entrySet()) {
            way.getKey().initSign(pair.getPrivate());
            way.getKey().update(MESSAGE);
            var signature = way.getKey().sign();
            way.getValue().initVerify(pair.getPublic());
            way.getValue().update(MESSAGE);
            assertThat(way.getValue().verify(signature)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"Linux, amd64, 62", "Linux, aarch64, 183"})
    void findsTheLibraryForTheProcessorWhicheverJarIsFirst(String system, String processor, int machine)
            throws Exception {
        var library = Corretto.library(
                Corretto.classifier(system, processor), getClass().getClassLoader());

        try (var file = library.openStream()) {
            // e_machine in the header of an ELF file.
            assertThat(file.readNBytes(20)[18] & 0xff).isEqualTo(machine);
        }
    }

    @Test
    void worksWithTheLibraryOfTheSecondJarToo() throws Exception {
        var usual = getClass().getClassLoader();
        var fitting = Corretto.library(
                Corretto.classifier(System.getProperty("os.name"), System.getProperty("os.arch")), usual);

        var provider = (Provider) Objects.requireNonNull(new Corretto.Beside(usual, fitting)
                .loadClass("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider")
                .getField("INSTANCE")
                .get(null));

        assertThat(provider.getClass().getClassLoader()).isInstanceOf(Corretto.Beside.class);
        assertThat(new LentSignatures(provider).getService("Signature", "SHA256withECDSA"))
                .isNotNull();
    }

    @Test
    void refusesALibraryOfAnotherProcessorBeforeAnythingIsSigned() throws Exception {
        var usual = getClass().getClassLoader();
        var other = System.getProperty("os.arch").equals("amd64") ? "linux-aarch_64" : "linux-x86_64";
        var provider = (Provider) Objects.requireNonNull(new Corretto.Beside(usual, Corretto.library(other, usual))
                .loadClass("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider")
                .getField("INSTANCE")
                .get(null));

        assertThatThrownBy(() -> new LentSignatures(provider)).isInstanceOf(NoSuchAlgorithmException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mac OS X", "Windows 11"})
    void isTheJdkElsewhere(String system) {
        assertThatThrownBy(() -> Corretto.load(system, "aarch64")).isInstanceOf(FileNotFoundException.class);
    }
}
