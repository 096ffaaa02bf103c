package genkan.service;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Document;
import genkan.Sources;
import genkan.service.Client.Grant;
import genkan.service.ServiceProperties.ClientEntry;
import genkan.service.ServiceProperties.Entry;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ByteArrayResource;

/** What the document for engineers of services says, against the records that read their settings. */
class IntegrateTest {

    private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    @Test
    void namesEveryFieldOfAServiceAndOfItsClient() throws Exception {
        Document.of("integrate.md").saysIn("fields of a service", table(Entry.class, List.of("client")));
        Document.of("integrate.md").saysIn("fields of a client", table(ClientEntry.class, List.of()));
    }

    @Test
    void givesExamplesThatGenkanReads() throws Exception {
        var examples = YAML.matcher(Files.readString(Path.of("docs", "integrate.md")))
                .results()
                .map(example -> example.group(1))
                .toList();

        assertThat(examples).hasSizeGreaterThan(2).allSatisfy(example -> {
            var loaded = new YamlPropertySourceLoader()
                    .load("example", new ByteArrayResource(example.getBytes(StandardCharsets.UTF_8)))
                    .getFirst();
            var properties = Objects.requireNonNull(ConfigurationPropertySource.from(loaded));
            assertThat(bound(properties, new NoUnboundElementsBindHandler(BindHandler.DEFAULT)))
                    .isNotEmpty();
        });
    }

    @Test
    void registersAClientThatNamesNothingForSignInAndRefresh() {
        var written = new MapConfigurationPropertySource(Map.of("genkan.services.shop.client.secret", "x"));

        var shop = Objects.requireNonNull(bound(written, BindHandler.DEFAULT).get("shop"));
        var client = Objects.requireNonNull(shop.client());

        assertThat(client.scopes()).containsExactly("openid", "profile", "email");
        assertThat(client.grants()).containsExactly(Grant.AUTHORIZATION_CODE, Grant.REFRESH_TOKEN);
        assertThat(client.redirectUris()).isEmpty();
        assertThat(client.audience()).isEmpty();
    }

    private static Map<String, Entry> bound(ConfigurationPropertySource properties, BindHandler handler) {
        return new Binder(properties)
                .bind("genkan.services", Bindable.mapOf(String.class, Entry.class), handler)
                .get();
    }

    private static String table(Class<?> type, List<String> besides) {
        var sentences = Sources.componentsOf(type);
        var rows = Arrays.stream(type.getDeclaredConstructors()[0].getParameters())
                .filter(field -> !besides.contains(field.getName()))
                .map(field -> "| `%s` | %s | %s |"
                        .formatted(kebab(field.getName()), byDefault(field), sentence(sentences, field.getName())))
                .collect(Collectors.joining("\n"));
        return "| field | default | what it is |\n|---|---|---|\n" + rows + "\n";
    }

    private static String sentence(Map<String, String> sentences, String field) {
        return Objects.requireNonNull(sentences.get(field), () -> "no sentence for " + field)
                .replace("|", "\\|");
    }

    private static String byDefault(Parameter field) {
        var given = field.getAnnotation(DefaultValue.class);
        var value = given == null ? "" : String.join(", ", given.value());
        return value.isEmpty() ? "-" : "`" + value + "`";
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
