package genkan.credential;

import genkan.secret.Randomness;
import genkan.secret.Seal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Seals for tests. */
final class Seals {

    private Seals() {}

    /** One with a key of its own. */
    static Seal another() {
        return Seal.withKeysMadeIn(folder(), new Randomness());
    }

    /** One that seals with the first one's key and opens what the second one has sealed. */
    static Seal of(Seal first, Seal second) {
        try {
            var lines = List.of(
                    Files.readString(first.file()).strip(),
                    Files.readString(second.file()).strip());
            return Seal.withKeysIn(Files.write(folder().resolve("seal.key"), lines), new Randomness());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Path folder() {
        try {
            var folder = Files.createTempDirectory("genkan-seal");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
