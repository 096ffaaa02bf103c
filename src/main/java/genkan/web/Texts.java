package genkan.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Every text that a page shows, in Japanese and English; placeholders are named, as in {@code {minutes}}. */
@Component
public class Texts {

    /** The words of the pages, of the codes, and of the help articles. */
    private static final List<String> FILES = List.of("messages", "reasons", "help");

    private final Map<Locale, Map<String, String>> texts =
            Languages.ALL.stream().collect(Collectors.toUnmodifiableMap(locale -> locale, Texts::all));

    /** A missing text is a fault of ours, so it is loud; a test holds both languages and all pages complete. */
    public String text(Locale locale, String key, Map<String, String> facts) {
        return find(locale, key, facts)
                .orElseThrow(() -> new IllegalArgumentException("no text " + key + " in " + locale));
    }

    public Optional<String> find(Locale locale, String key, Map<String, String> facts) {
        return Optional.ofNullable(texts.getOrDefault(locale, Map.of()).get(key))
                .map(text -> filled(text, facts));
    }

    public Set<String> keys(Locale locale) {
        return texts.getOrDefault(locale, Map.of()).keySet();
    }

    static String filled(String text, Map<String, String> facts) {
        var filled = text;
        for (var fact : facts.entrySet()) {
            filled = filled.replace("{" + fact.getKey() + "}", fact.getValue());
        }
        return filled;
    }

    private static Map<String, String> all(Locale locale) {
        return FILES.stream()
                .flatMap(file -> read("/" + file + "_" + locale + ".properties").entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, String> read(String file) {
        try (var stream = Texts.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is missing");
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
