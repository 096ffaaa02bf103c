package genkan.database;

import genkan.start.Progress;
import genkan.start.StartFault;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** The programs of PostgreSQL, which travel inside a jar and have to be unpacked once. */
record Binaries(Path parent, URL archive, String version) {

    private static final Pattern VERSION_OF_THE_JAR = Pattern.compile("-(\\d+(?:\\.\\d+)+)\\.jar");
    private static final Pattern VERSION = Pattern.compile("\\d+(?:\\.\\d+)+");

    static Binaries in(Path parent) {
        var archive = archiveForThisMachine();
        return new Binaries(parent, archive, version(archive));
    }

    /** Unpacks beside the place and moves the whole in one step, so that a folder that exists is complete. */
    void unpack() throws IOException {
        var unfinished = parent.resolve(version + ".unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        if (Files.isDirectory(folder())) {
            return;
        }

        Progress.say("Unpacking PostgreSQL %s (the first time only)".formatted(version));
        try {
            unpack(archive, Files.createDirectories(unfinished));
            Files.move(unfinished, folder(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // On a full disk every byte counts.
            FileSystemUtils.deleteRecursively(unfinished);
            throw e;
        }
    }

    void removeOtherVersions() throws IOException {
        try (var files = Files.list(parent)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (VERSION.matcher(name).matches() && !name.equals(version)) {
                    FileSystemUtils.deleteRecursively(file);
                }
            }
        }
    }

    Path folder() {
        return parent.resolve(version);
    }

    String program(String name) {
        return folder().resolve("bin").resolve(name).toString();
    }

    String major() {
        return version.substring(0, version.indexOf('.'));
    }

    private static URL archiveForThisMachine() {
        var name = "postgres-%s-%s.txz".formatted(system(), processor());
        var archive = Binaries.class.getClassLoader().getResource(name);
        if (archive == null) {
            throw new StartFault("Genkan brings no PostgreSQL for %s on %s: set GENKAN_DB_URL to use your own."
                    .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        return archive;
    }

    private static String system() {
        return property("os.name").startsWith("mac") ? "darwin" : property("os.name");
    }

    private static String processor() {
        return switch (property("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            case String other -> other;
        };
    }

    private static String property(String name) {
        return System.getProperty(name, "").toLowerCase(Locale.ROOT);
    }

    private static String version(URL archive) {
        var version = VERSION_OF_THE_JAR.matcher(archive.toString());
        if (!version.find()) {
            throw new IllegalStateException("No version in the name of the jar: " + archive);
        }
        return version.group(1);
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (var tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive.openStream())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var file = entry.resolveIn(target);
                Files.createDirectories(entry.isDirectory() ? file : file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else if (entry.isFile()) {
                    Files.copy(tar, file);
                    if (isProgram(entry)) {
                        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
    }

    private static boolean isProgram(TarArchiveEntry entry) {
        return (entry.getMode() & 0100) != 0;
    }
}
