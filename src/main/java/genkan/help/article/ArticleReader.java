package genkan.help.article;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.commonmark.parser.Parser;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the file of an article: what stands about it between two lines of dashes, then Markdown. */
final class ArticleReader {

    private static final Pattern FILE = Pattern.compile("(?s)(?:---\\n(.*?)\\n---\\n)?(.*)");
    private static final Set<String> KNOWN = Set.of("title", "words");

    private final Parser markdown = Parser.builder()
            .customBlockParserFactory(new ContainerParser.Factory())
            .build();

    /**
     * @throws IllegalArgumentException if it is not written as docs/articles.md says
     */
    Article read(String name, Locale locale, String file) {
        var parts = FILE.matcher(file);
        if (!parts.matches()) {
            throw new IllegalArgumentException(name + " is no article");
        }
        var about = about(parts.group(1) == null ? "" : parts.group(1));
        return new Article(
                name,
                locale,
                about.getOrDefault("title", "").toString(),
                words(about.getOrDefault("words", List.of())),
                version(file),
                markdown.parse(parts.group(2)));
    }

    private static Map<String, Object> about(String head) {
        if (head.isBlank()) {
            return Map.of();
        }
        Map<String, Object> about = new Yaml(new SafeConstructor(new LoaderOptions())).load(head);
        if (!KNOWN.containsAll(about.keySet())) {
            throw new IllegalArgumentException("An article says about itself " + KNOWN + ", but not " + about.keySet());
        }
        return about;
    }

    private static List<String> words(Object words) {
        return words instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(words.toString());
    }

    private static String version(String file) {
        var checksum = new CRC32C();
        checksum.update(file.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}
