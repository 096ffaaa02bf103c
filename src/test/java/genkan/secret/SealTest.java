package genkan.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import genkan.start.StartFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {

    private static final byte[] SECRET = "the private part".getBytes(UTF_8);

    @TempDir
    Path folder;

    private final Randomness randomness = new Randomness();

    @Test
    void opensWhatItSealedAlsoAfterARestart() {
        var sealed = made().seal("row 1", SECRET);

        assertThat(made().open("row 1", sealed))
                .hasValueSatisfying(opened -> assertThat(opened).isEqualTo(SECRET));
    }

    @Test
    void showsNothingOfTheSecretAndNeverTheSameTwice() {
        var seal = made();

        assertThat(seal.seal("row 1", SECRET)).isNotEqualTo(seal.seal("row 1", SECRET));
        assertThat(new String(
                        Base64.getUrlDecoder().decode(seal.seal("row 1", SECRET).split("\\.", -1)[2]), UTF_8))
                .doesNotContain("private");
    }

    @Test
    void doesNotOpenWhatWasMovedToAnotherRow() {
        var sealed = made().seal("row 1", SECRET);

        assertThat(made().open("row 2", sealed)).isEmpty();
    }

    @Test
    void doesNotOpenWhatWasChangedInAnyOfItsCharacters() {
        var seal = made();
        var sealed = seal.seal("row 1", SECRET);

        for (int position = 0; position < sealed.length(); position++) {
            var changed = new StringBuilder(sealed);
            changed.setCharAt(position, sealed.charAt(position) == 'A' ? 'B' : 'A');
            // The last character carries fewer bits than it could; another one may mean the same bytes.
            if (position < sealed.length() - 1) {
                assertThat(seal.open("row 1", changed.toString()))
                        .as(changed.toString())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "s1..", "s1.KEY.", "s1.KEY.AAAA", "s1.KEY.!", "s2.KEY.AAAA", "s1.KEY.AAAA.AAAA"})
    void doesNotOpenWhatIsNoSeal(String written) {
        var seal = made();
        var key = seal.seal("row 1", SECRET).split("\\.", -1)[1];

        assertThat(seal.open("row 1", written.replace("KEY", key))).isEmpty();
    }

    @Test
    void makesItsKeyForItsOwnUserAlone() throws Exception {
        made();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("seal.key"))))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining("glob:**.unfinished");
    }

    @Test
    void opensWithAnOlderKeyAndSealsWithTheFirst() throws Exception {
        var older = made();
        var sealedBefore = older.seal("row 1", SECRET);
        var file = folder.resolve("seal.key");
        Files.writeString(
                file,
                "# since spring\n%s\n\n%s"
                        .formatted(Base64.getEncoder().encodeToString(randomness.bytes(32)), Files.readString(file)));

        var now = Seal.withKeysIn(file, randomness);

        assertThat(now.open("row 1", sealedBefore)).isPresent();
        assertThat(now.open("row 1", now.seal("row 1", SECRET))).isPresent();
        assertThat(older.open("row 1", now.seal("row 1", SECRET))).isEmpty();
    }

    @Test
    void refusesAFileThatHoldsNoKeyInASentence() throws Exception {
        var file = folder.resolve("key");
        for (var content : List.of("", "# nothing\n", "short\n", "AAAA\n", "!\n")) {
            Files.writeString(file, content);

            assertThatThrownBy(() -> Seal.withKeysIn(file, randomness))
                    .as(content)
                    .isInstanceOf(StartFault.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void makesNoKeyWhereTheOperatorNamedAFileThatIsMissing() {
        var file = folder.resolve("mistyped");

        assertThatThrownBy(() -> Seal.withKeysIn(file, randomness))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("GENKAN_SEAL_KEYFILE");
        assertThat(file).doesNotExist();
    }

    @Test
    void printsNoKey() throws Exception {
        assertThat(made().toString())
                .doesNotContain(Files.readString(folder.resolve("seal.key")).strip());
    }

    private Seal made() {
        return Seal.withKeysMadeIn(folder, randomness);
    }
}
