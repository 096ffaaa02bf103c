package genkan.phone.sip;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The header fields of a message, in their order. */
record Fields(List<Field> all) {

    private static final Map<String, String> SHORT = Map.of(
            "v", "via",
            "f", "from",
            "t", "to",
            "i", "call-id",
            "l", "content-length",
            "y", "identity",
            "m", "contact",
            "k", "supported",
            "c", "content-type");

    /**
     * One of them.
     *
     * @param name in lower case and in full
     */
    record Field(String name, String value) {

        static Field of(String written, String value) {
            var name = written.toLowerCase(Locale.ROOT);
            return new Field(SHORT.getOrDefault(name, name), value);
        }
    }

    Optional<String> first(String name) {
        for (var field : all) {
            if (field.name().equals(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /** Every value, those of one field that has several by themselves. */
    List<String> each(String name) {
        return all.stream()
                .filter(field -> field.name().equals(name))
                .flatMap(field -> Syntax.split(field.value(), ',').stream())
                .filter(value -> !value.isEmpty())
                .toList();
    }

    int count(String name) {
        var count = 0;
        for (var field : all) {
            if (field.name().equals(name)) {
                count++;
            }
        }
        return count;
    }

    boolean has(String name) {
        return first(name).isPresent();
    }
}
