package genkan.credential;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A place where libsodium may be found. */
sealed interface SodiumSource {

    SymbolLookup open() throws IOException;

    static List<SodiumSource> ofThisMachine() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static List<SodiumSource> of(String system, String processor) {
        return switch (system + " " + processor) {
            case "Linux amd64" ->
                List.of(
                        new Bundled("linux64/libsodium.so"),
                        new Installed("libsodium.so.26"),
                        new Installed("libsodium.so.23"));
            case "Linux aarch64" ->
                List.of(
                        new Bundled("arm64/libsodium.so"),
                        new Installed("libsodium.so.26"),
                        new Installed("libsodium.so.23"));
            case "Mac OS X x86_64" -> List.of(new Bundled("mac/libsodium.dylib"), new Installed("libsodium.dylib"));
            case "Mac OS X aarch64" ->
                List.of(new Bundled("mac_arm/libsodium.dylib"), new Installed("libsodium.dylib"));
            default -> List.of(new Installed("libsodium.so.26"), new Installed("libsodium.so.23"));
        };
    }

    /** On the class path, inside the jar that carries it. */
    record Bundled(String resource) implements SodiumSource {

        @Override
        @SuppressWarnings("restricted") // The manifest grants native access; only libsodium is loaded.
        public SymbolLookup open() throws IOException {
            // Created for the owner alone, and needed only until it is mapped.
            var file = Files.createTempFile("genkan-", "-libsodium");
            try (var library = Bundled.class.getClassLoader().getResourceAsStream(resource)) {
                if (library == null) {
                    throw new FileNotFoundException("not on the class path");
                }
                Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
                return SymbolLookup.libraryLookup(file, Arena.global());
            } finally {
                Files.deleteIfExists(file);
            }
        }

        @Override
        public String toString() {
            return resource + " of the jar";
        }
    }

    /** Where the operating system keeps its libraries. */
    record Installed(String file) implements SodiumSource {

        @Override
        @SuppressWarnings("restricted") // The manifest grants native access; only libsodium is loaded.
        public SymbolLookup open() {
            return SymbolLookup.libraryLookup(file, Arena.global());
        }

        @Override
        public String toString() {
            return file + " of the system";
        }
    }
}
