package genkan.notice;

import java.util.HashMap;
import java.util.Map;

/**
 * Something a member is to be told. When it happened is added by {@link Notices}. Prints without its facts, of which one
 * may be a code.
 *
 * @param facts by name: {@code browser} (as {@code Browser.labelOf} has it), {@code service} (its key), {@code code} (six
 *     to eight digits) and {@code minutes} (how long the code is good)
 */
public record Notice(Kind kind, Map<String, String> facts) {

    public Notice {
        facts = Map.copyOf(facts);
        if (kind == Kind.MAIL_CODE && !facts.getOrDefault("code", "").matches("[0-9]{6,8}")) {
            throw new IllegalArgumentException("A mail with a code needs one of six to eight digits");
        }
    }

    public static Notice of(Kind kind) {
        return new Notice(kind, Map.of());
    }

    public static Notice ofCode(String code) {
        return new Notice(Kind.MAIL_CODE, Map.of("code", code));
    }

    public Notice with(String fact, String value) {
        var more = new HashMap<>(facts);
        more.put(fact, value);
        return new Notice(kind, more);
    }

    @Override
    public String toString() {
        return "Notice[" + kind + "]";
    }
}
