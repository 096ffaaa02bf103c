package genkan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads sentences out of the sources, so that documents say what the code says. */
public final class Sources {

    private static final Path MAIN = Path.of("src", "main", "java");
    private static final Pattern SENTENCE = Pattern.compile("/\\*\\*\\s*(.*?)\\s*\\*/", Pattern.DOTALL);
    private static final Pattern PARAM = Pattern.compile("@param (\\w+) (.*?)(?=@param|$)", Pattern.DOTALL);

    private Sources() {}

    /** What the package says that it holds. */
    public static String sentenceOf(String module) {
        return javadoc(MAIN.resolve(Path.of("genkan", module.replace('.', '/'), "package-info.java")));
    }

    /** What a record says of each of its components. */
    public static Map<String, String> componentsOf(Class<?> type) {
        var file = MAIN.resolve(type.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java");
        var sentences = new LinkedHashMap<String, String>();
        var javadoc = type.isMemberClass()
                ? Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*record %s\\(".formatted(type.getSimpleName()), Pattern.DOTALL)
                : SENTENCE;
        PARAM.matcher(found(javadoc, file))
                .results()
                .forEach(param -> sentences.put(param.group(1), param.group(2).strip()));
        return sentences;
    }

    private static String javadoc(Path file) {
        return found(SENTENCE, file);
    }

    private static String found(Pattern comment, Path file) {
        try {
            var javadoc = comment.matcher(Files.readString(file));
            return javadoc.find()
                    ? javadoc.group(1)
                            .replaceAll("\\s*\\n\\s*\\*\\s?", " ")
                            .replaceAll("\\s+", " ")
                            .replaceAll(" \\((?:[RNJ]\\d+|domain)[^)]*\\)", "")
                            .replaceAll("\\{@(?:code|link|value) ([^}]*)}", "`$1`")
                            .strip()
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
