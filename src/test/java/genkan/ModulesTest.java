package genkan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(Genkan.class);

    @Test
    void useOnlyWhatTheyMayUse() {
        MODULES.verify();
    }

    @Test
    void sayWhatTheyMayUse() {
        assertThat(names())
                .allSatisfy(module -> assertThat(allowed(module))
                        .as("allowedDependencies in the package-info of %s", module)
                        .doesNotContain(ApplicationModule.OPEN_TOKEN));
    }

    @Test
    void areListedInTheDocuments() throws Exception {
        var rows = names().stream()
                .map(module -> "| `%s` | %s | %s |".formatted(module, Sources.sentenceOf(module), mayUse(module)))
                .collect(Collectors.joining("\n"));

        Document.of("modules.md").says("""
                # Modules

                Packages below `genkan`. A build fails where one uses what it may not.

                | module | holds | may use |
                |---|---|---|
                %s
                """.formatted(rows));
    }

    private static List<String> names() {
        return MODULES.stream()
                .map(module -> module.getIdentifier().toString())
                .sorted()
                .toList();
    }

    private static String mayUse(String module) {
        var allowed = allowed(module);
        return allowed.isEmpty()
                ? "-"
                : allowed.stream().sorted().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static List<String> allowed(String module) {
        try {
            var annotation = Class.forName("genkan." + module + ".package-info").getAnnotation(ApplicationModule.class);
            return Arrays.asList(Objects.requireNonNull(annotation, module + " is not annotated")
                    .allowedDependencies());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(module + " has no package-info", e);
        }
    }
}
