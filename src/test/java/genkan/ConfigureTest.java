package genkan;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Every setting that an operator has, from the records that read them. */
class ConfigureTest {

    private static final int MOST = 95;
    private static final Pattern SCALAR = Pattern.compile("^ {4}([a-z-]+): *(.+)$");

    /** What is needed before any record can be read. */
    private static final List<Setting> BEFORE_ANY_RECORD = List.of(
            new Setting(
                    "genkan.config",
                    "./genkan.yaml",
                    "the file of settings itself; one that is named must exist, an empty name means none"),
            new Setting("genkan.data", "./data", "the folder of the database that Genkan brings and of the log"),
            new Setting("genkan.port", "8080", "where the pages are served"),
            new Setting("genkan.management-port", "8081", "where health and metrics are served, on this machine only"),
            new Setting("genkan.log", "file", "where the log goes: `file` in the data folder, or `console`"));

    @Test
    void namesEverySettingWithItsDefaultAndASentence() throws Exception {
        var settings = settings();

        assertThat(settings)
                .allSatisfy(setting ->
                        assertThat(setting.sentence()).as(setting.property()).isNotEmpty());
        Document.of("configure.md")
                .says("""
                # Settings

                Each can be given in a file `genkan.yaml` in the folder where Genkan is started (with `./genkan`, beside \
                it), as an environment variable, or as `--genkan.…=` behind the command; what comes later in this \
                sentence wins. `GENKAN_CONFIG` names another file. Everything has a default.

                ```yaml
                genkan:
                  url: https://login.example.jp
                  trusted-proxies: 192.0.2.10, 2001:db8:1::/64
                ```

                | property | environment variable | default | what it is |
                |---|---|---|---|
                %s
                """.formatted(settings.stream().map(Setting::row).collect(Collectors.joining("\n"))));
    }

    @Test
    void namesWhatApplicationYamlSetsByItself() throws Exception {
        var yaml = Files.readString(Path.of("src", "main", "resources", "application.yaml"));

        assertThat(yaml).contains("data: ./data", "port: 8080", "management-port: 8081", "${genkan.log:file}");
    }

    @Test
    void isFewSettings() throws Exception {
        assertThat(settings()).hasSizeLessThanOrEqualTo(MOST);
    }

    private record Setting(String property, String byDefault, String sentence) {

        String variable() {
            return property.replace(".", "_").replace("-", "").toUpperCase(Locale.ROOT);
        }

        String row() {
            return "| `%s` | `%s` | %s | %s |"
                    .formatted(
                            property,
                            variable(),
                            byDefault.isEmpty() ? "-" : "`" + byDefault + "`",
                            sentence.replace("|", "\\|"));
        }
    }

    private static List<Setting> settings() throws Exception {
        var settings = new ArrayList<>(BEFORE_ANY_RECORD);
        for (var type : records()) {
            var prefix = type.getAnnotation(ConfigurationProperties.class).value();
            var sentences = Sources.componentsOf(type);
            for (var component : type.getRecordComponents()) {
                var property = prefix + "." + kebab(component.getName());
                settings.add(new Setting(
                        property,
                        defaultOf(type, component, property),
                        sentences.getOrDefault(component.getName(), "")));
            }
        }
        settings.sort(Comparator.comparing(Setting::property));
        return settings;
    }

    private static List<Class<?>> records() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("genkan").stream()
                .map(found -> Objects.requireNonNull(found.getBeanClassName()))
                .<Class<?>>map(name -> ClassUtils.resolveClassName(name, null))
                .toList();
    }

    private static String defaultOf(Class<?> type, RecordComponent component, String property) throws Exception {
        var parameters = type.getDeclaredConstructors()[0].getParameters();
        var annotation = Arrays.stream(parameters)
                .filter(parameter -> parameter.getName().equals(component.getName()))
                .findFirst()
                .map(parameter -> parameter.getAnnotation(DefaultValue.class));
        return annotation.isPresent() ? String.join(", ", annotation.get().value()) : inYaml(property);
    }

    /** For the operator's own data, whose defaults are Hinata Net's and stand in application.yaml. */
    private static String inYaml(String property) throws Exception {
        var name = property.substring(property.lastIndexOf('.') + 1);
        return Files.readAllLines(Path.of("src", "main", "resources", "application.yaml")).stream()
                .map(SCALAR::matcher)
                .filter(line -> line.matches() && line.group(1).equals(name))
                .map(line -> line.group(2).replace("\"", ""))
                .findFirst()
                .orElse("");
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
