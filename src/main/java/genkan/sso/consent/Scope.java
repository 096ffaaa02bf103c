package genkan.sso.consent;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** A scope as members are told about it. One that only the operator knows is told by its name. */
public record Scope(String name) {

    private static final List<String> KNOWN = List.of("openid", "profile", "email", "offline_access");

    /** In the order in which they are told. */
    public static List<Scope> of(Set<String> names) {
        return names.stream()
                .map(Scope::new)
                .sorted(Comparator.<Scope>comparingInt(
                                scope -> scope.known() ? KNOWN.indexOf(scope.name) : KNOWN.size())
                        .thenComparing(Scope::name))
                .toList();
    }

    /** The key of the text that says what it lets a service see. */
    public String sentence() {
        return "sso.scope." + (known() ? name : "other");
    }

    /** The key of the text that names it in a list. */
    public String word() {
        return "sso.scope-word." + (known() ? name : "other");
    }

    private boolean known() {
        return KNOWN.contains(name);
    }
}
