package genkan.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

class ConfigFileTest {

    @TempDir
    Path folder;

    @Test
    void setsWhatTheOperatorWritesInIt() throws IOException {
        var file = write("genkan: {port: 18080, operator: {name-en: Kasumi Net}}");

        assertThat(setting("genkan.port", file)).isEqualTo("18080");
        assertThat(setting("genkan.operator.name-en", file)).isEqualTo("Kasumi Net");
        assertThat(setting("genkan.management-port", file))
                .as("what it is silent about")
                .isEqualTo("8081");
    }

    @Test
    void givesWayToTheCommand() throws IOException {
        var file = write("genkan.port: 18080");

        assertThat(setting("genkan.port", file, "--genkan.port=18081")).isEqualTo("18081");
    }

    @Test
    void mayHaveAnyName() throws IOException {
        var file = Files.writeString(folder.resolve("settings of 玄関"), "genkan.port: 18080");

        assertThat(setting("genkan.port", file.toString())).isEqualTo("18080");
    }

    @Test
    void mayBeMissingAsLongAsNobodyNamesIt() {
        assertThat(setting("genkan.port", "")).isEqualTo("8080");
        assertThatThrownBy(
                        () -> setting("genkan.port", folder.resolve("none.yaml").toString()))
                .isInstanceOf(StartFault.class)
                .hasMessageContainingAll("GENKAN_CONFIG", "none.yaml", "does not exist");
    }

    @Test
    void isAFile() {
        assertThatThrownBy(() -> setting("genkan.port", folder.toString()))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void saysWhereItIsNoYaml() throws IOException {
        var file = write("genkan:\n  port: 18080\n  url: \"https://login.example\n");

        assertThatThrownBy(() -> setting("genkan.port", file))
                .satisfies(fault -> assertThat(StartFaults.sentence(fault))
                        .startsWith("The file of settings is no YAML in line 4 ("))
                .satisfies(fault -> assertThat(StartFaults.isTold(fault)).isTrue());
    }

    private String write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("operators.yaml"), yaml).toString();
    }

    /** What Genkan takes a setting to be, without starting it. */
    private static String setting(String name, String file, String... more) {
        var arguments = Stream.concat(Stream.of("--genkan.config=" + file), Stream.of(more));
        try (var application = new SpringApplicationBuilder(ConfigFileTest.class)
                .web(WebApplicationType.NONE)
                .run(arguments.toArray(String[]::new))) {
            return application.getEnvironment().getRequiredProperty(name);
        }
    }
}
