package simulate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes JSON on one line. */
final class Json {

    private static final MathContext DIGITS = new MathContext(5);

    private Json() {}

    /** Maps, collections, texts without anything to escape, numbers and truth values. */
    static String of(Object value) {
        return switch (value) {
            case Map<?, ?> object ->
                object.entrySet().stream()
                        .map(entry -> of(entry.getKey()) + ":" + of(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case Collection<?> array -> array.stream().map(Json::of).collect(Collectors.joining(",", "[", "]"));
            case Double number -> new BigDecimal(number, DIGITS).toPlainString();
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> '"' + value.toString() + '"';
        };
    }
}
