package bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes JSON on one line. */
public final class Json {

    private Json() {}

    /** Maps, collections, texts, numbers, truth values, and optional ones of these. */
    public static String of(Object value) {
        return switch (value) {
            case Map<?, ?> object -> object(object);
            case Collection<?> array -> array.stream().map(Json::of).collect(Collectors.joining(",", "[", "]"));
            case Optional<?> optional -> optional.<String>map(Json::of).orElse("null");
            case Double number -> number(number);
            case Integer number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> text(value.toString());
        };
    }

    private static String object(Map<?, ?> object) {
        return object.entrySet().stream()
                .map(entry -> text(String.valueOf(entry.getKey())) + ":" + of(entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String number(double number) {
        // Four digits are more than a measurement has.
        return Double.isFinite(number) ? new BigDecimal(number, new MathContext(4)).toPlainString() : "null";
    }

    private static String text(String text) {
        var written = new StringBuilder("\"");
        text.chars().forEach(character -> written.append(escaped((char) character)));
        return written.append('"').toString();
    }

    private static String escaped(char character) {
        return switch (character) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            default -> character < ' ' ? "\\u%04x".formatted((int) character) : String.valueOf(character);
        };
    }
}
