package genkan.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path path;

    @Test
    void refusesAFolderThatHoldsSomeoneElsesFiles() throws IOException {
        Files.createFile(path.resolve("holiday.jpg"));

        assertThatThrownBy(() -> DataFolder.claim(path))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("not Genkan's");
        assertThat(path).isDirectoryContaining("glob:**holiday.jpg").isDirectoryNotContaining("glob:**genkan*");
    }

    @Test
    void takesAFreshDisk() throws IOException {
        Files.createDirectory(path.resolve("lost+found"));

        try (var data = DataFolder.claim(path)) {
            assertThat(data.path()).isEqualTo(path);
        }
    }

    @Test
    void refusesASecondGenkan() throws IOException {
        try (var first = DataFolder.claim(path)) {
            assertThatThrownBy(() -> DataFolder.claim(first.path()))
                    .isInstanceOf(StartFault.class)
                    .hasMessageContaining("Another Genkan");
        }

        DataFolder.claim(path).close();
    }

    @Test
    void keepsASecondGenkanOutEvenWhenNobodyHoldsTheFirstFolder() throws Exception {
        DataFolder.claim(path);
        System.gc();
        Thread.sleep(200);

        // Asked from another process, since the JVM itself remembers its own locks.
        var second = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Claim.class.getName(),
                        path.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(second.inputReader().readAllAsString()).contains("Another Genkan");
    }

    static final class Claim {
        public static void main(String[] arguments) {
            try {
                DataFolder.claim(Path.of(arguments[0]));
            } catch (StartFault fault) {
                System.out.println(fault.sentence());
            }
        }
    }

    @Test
    void refusesAFormatItDoesNotKnow() throws IOException {
        Files.writeString(path.resolve("genkan-data"), "format=99\n");

        assertThatThrownBy(() -> DataFolder.claim(path))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("format 99");
    }

    @Test
    void remembersWhatWasNoted() throws IOException {
        try (var data = DataFolder.claim(path)) {
            data.note("postgresql", "18");
        }

        try (var data = DataFolder.claim(path)) {
            assertThat(data.noted("postgresql")).contains("18");
        }
    }
}
