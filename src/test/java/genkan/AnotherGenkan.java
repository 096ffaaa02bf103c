package genkan;

import genkan.database.DatabaseAccess;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/** Starts further Genkans, each a process of its own, on the database of the one under test. */
@TestComponent
public class AnotherGenkan {

    private static final Pattern READY = Pattern.compile("is ready: http://localhost:(\\d+)");

    private final DatabaseAccess database;
    private final Environment environment;

    AnotherGenkan(DatabaseAccess database, Environment environment) {
        this.database = database;
        this.environment = environment;
    }

    /**
     * Starts one.
     *
     * @param name of the file for its words, below {@code target}
     * @param folder for its data
     */
    public Program start(String name, Path folder) {
        return start(name, folder, Map.of());
    }

    /** The same with further settings, as the environment names them. */
    public Program start(String name, Path folder, Map<String, String> further) {
        var settings = new HashMap<>(settings(folder));
        settings.putAll(further);
        return Program.start(
                name,
                folder,
                settings,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        withoutTests(),
                        "genkan.Genkan"),
                "the JDK is gone");
    }

    private Map<String, String> settings(Path folder) {
        var seal = Path.of(Objects.requireNonNull(environment.getProperty("genkan.data")), "seal.key");
        return Map.ofEntries(
                Map.entry("GENKAN_CONFIG", ""),
                Map.entry("GENKAN_DATA", folder.resolve("data").toString()),
                Map.entry("GENKAN_DB_URL", database.jdbcUrl()),
                Map.entry("GENKAN_DB_USER", database.user()),
                Map.entry("GENKAN_DB_PASSWORD", database.password()),
                Map.entry("GENKAN_SEAL_KEYFILE", seal.toAbsolutePath().toString()),
                Map.entry("GENKAN_GATE_SOURCE", "1000000"),
                Map.entry("GENKAN_SAMPLE_LOAD", "off"),
                Map.entry("GENKAN_PORT", "0"),
                // Both are one Genkan to services, so both have its name.
                Map.entry("GENKAN_URL", Objects.requireNonNull(environment.getProperty("genkan.url"))),
                Map.entry("GENKAN_MANAGEMENT_PORT", "0"));
    }

    /** Where one answers, once it does. */
    public static int portOf(Program genkan) throws InterruptedException {
        return Integer.parseInt(genkan.says(READY).group(1));
    }

    private static String withoutTests() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
