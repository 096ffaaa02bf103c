package genkan.secret;

import genkan.start.DataFolder;
import genkan.start.StartFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** The file with the keys of the seal, one in each line. */
record SealFile(Path path) {

    private static final int BYTES = 32;

    List<byte[]> read() {
        try (var lines = Files.lines(path)) {
            var keys = lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(this::key)
                    .toList();
            if (keys.isEmpty()) {
                throw unusable("it is empty");
            }
            return keys;
        } catch (IOException | UncheckedIOException e) {
            throw new StartFault(
                    "The seal's key in %s cannot be read: let GENKAN_SEAL_KEYFILE name a file that Genkan may read."
                            .formatted(path),
                    e);
        }
    }

    /** Written down for good before it is used: what a lost key has sealed is lost too. */
    static SealFile madeIn(Path folder, Randomness randomness) {
        var file = new SealFile(folder.resolve("seal.key"));
        if (Files.exists(file.path)) {
            return file;
        }
        try {
            Files.createDirectories(folder);
            var unfinished = folder.resolve("seal.key.unfinished");
            Files.deleteIfExists(unfinished);
            write(unfinished, Base64.getEncoder().encodeToString(randomness.bytes(BYTES)) + "\n");
            Files.move(unfinished, file.path, StandardCopyOption.ATOMIC_MOVE);
            return file;
        } catch (IOException e) {
            throw DataFolder.cannotWrite(folder, e);
        }
    }

    private static void write(Path file, String line) throws IOException {
        var forOurselves = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), forOurselves)) {
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
    }

    private byte[] key(String line) {
        try {
            var key = Base64.getDecoder().decode(line);
            if (key.length == BYTES) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // Told below, like a key of another length.
        }
        throw unusable("a line is not 32 bytes in Base64");
    }

    private StartFault unusable(String why) {
        return new StartFault(
                "The seal's key in %s cannot be used (%s): put the key there that Genkan made, or one from `openssl rand -base64 32`."
                        .formatted(path, why));
    }
}
