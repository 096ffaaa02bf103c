package genkan.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Finds the operator's file of settings: the one that GENKAN_CONFIG names, else {@code genkan.yaml} if it is there.
 * {@code application.yaml} then imports it.
 */
final class ConfigFile implements EnvironmentPostProcessor, Ordered {

    private static final String UNNAMED = "./genkan.yaml";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var named = environment.getProperty("genkan.config");
        var file = Path.of(named == null ? UNNAMED : named).toAbsolutePath().normalize();
        if (named == null ? Files.exists(file) : !named.isBlank()) {
            demandReadable(file);
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "genkan.config", Map.of("genkan.config-import", "file:" + file + "[.yaml]")));
        }
    }

    /** Just before the settings are read. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER - 1;
    }

    private static void demandReadable(Path file) {
        if (!Files.exists(file)) {
            throw new StartFault("GENKAN_CONFIG names the file %s, which does not exist: correct it or create the file."
                    .formatted(file));
        }
        if (Files.isDirectory(file) || !Files.isReadable(file)) {
            throw new StartFault("The file of settings %s cannot be read: let it be a file that this user may read."
                    .formatted(file));
        }
    }
}
