package genkan;

import genkan.reason.Code;
import genkan.web.Texts;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every code that a member can read, from the enum and the texts. */
class ErrorsTest {

    private final Texts texts = new Texts();

    @Test
    void areListedInTheDocuments() throws Exception {
        var rows = Arrays.stream(Code.values()).map(this::row).collect(Collectors.joining("\n"));

        Document.of("errors.md").says("""
                # Codes

                What members can be told. Codes are never used again for something else. Those that start with `500` are \
                shown with the two letters of the service, such as `MP500-C`. `needed` is what somebody must have shown \
                before being told.

                | code | follows from | status | needed | leads to | Japanese | English |
                |---|---|---|---|---|---|---|
                %s
                """.formatted(rows));
    }

    private String row(Code code) {
        return "| %s | %s | %d | %s | %s | %s | %s |"
                .formatted(
                        code.code(),
                        lower(code.reasonClass()),
                        code.status(),
                        lower(code.needed()),
                        lower(code.next()),
                        text(Locale.JAPANESE, code),
                        text(Locale.ENGLISH, code));
    }

    /** The code's wording; where it has several, the first of them by name. */
    private String text(Locale language, Code code) {
        var plain = "reason." + code.code() + ".text";
        return texts.find(language, plain, Map.of())
                .or(() -> texts.keys(language).stream()
                        .filter(key -> key.startsWith("reason." + code.code() + ".") && key.endsWith(".text"))
                        .sorted()
                        .findFirst()
                        .flatMap(key -> texts.find(language, key, Map.of())))
                .map(text -> text.replace("\n", " ").replace("|", "\\|"))
                .orElse("-");
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
