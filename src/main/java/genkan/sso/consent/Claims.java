package genkan.sso.consent;

import genkan.member.Member;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What services can learn about a member, and by which scope (OpenID Connect Core, 5.1 and 5.4). */
public final class Claims {

    private static final Map<String, List<String>> OF_SCOPE = Map.of(
            "profile", List.of("name", "preferred_username"),
            "email", List.of("email", "email_verified"));

    private static final Map<String, Function<Member, Object>> VALUES = Map.of(
            "name",
            Member::name,
            "preferred_username",
            member -> member.userId().canonical(),
            "email",
            Member::email,
            // Nobody has proved yet that the contact address is read by the member.
            "email_verified",
            _ -> false);

    private Claims() {}

    public static List<String> names() {
        return List.of("sub", "name", "preferred_username", "email", "email_verified", "auth_time", "acr", "sid");
    }

    /**
     * The scopes, and those whose claims are asked for by name.
     *
     * @param allowed the scopes that the client is registered for
     */
    public static Set<String> disclosed(Set<String> scopes, Set<String> byName, Set<String> allowed) {
        var disclosed = new LinkedHashSet<>(scopes);
        allowed.stream()
                .filter(scope ->
                        OF_SCOPE.getOrDefault(scope, List.of()).stream().anyMatch(byName::contains))
                .forEach(disclosed::add);
        return disclosed;
    }

    /**
     * What the scopes and the {@code claims} parameter ask for together.
     *
     * @param allowed the scopes that the client is registered for: what none of them holds is not told by name either
     */
    public static Map<String, Object> of(Member member, Set<String> scopes, Set<String> byName, Set<String> allowed) {
        var wanted = new LinkedHashSet<String>();
        scopes.forEach(scope -> wanted.addAll(OF_SCOPE.getOrDefault(scope, List.of())));
        allowed.stream()
                .flatMap(scope -> OF_SCOPE.getOrDefault(scope, List.of()).stream())
                .filter(byName::contains)
                .forEach(wanted::add);
        var told = new LinkedHashMap<String, Object>();
        VALUES.forEach((name, value) -> {
            if (wanted.contains(name)) {
                told.put(name, value.apply(member));
            }
        });
        return told;
    }
}
