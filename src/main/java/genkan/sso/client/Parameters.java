package genkan.sso.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The parameters of a request: each once, as sent; an empty one counts as not sent (RFC 6749, 3.1).
 *
 * @param values by name
 * @param repeated names that came more than once
 */
public record Parameters(Map<String, String> values, Set<String> repeated) {

    public static Parameters of(Map<String, ? extends Object> sent) {
        var values = new LinkedHashMap<String, String>();
        var repeated = new LinkedHashSet<String>();
        sent.forEach((name, value) -> {
            var all = value instanceof String[] several ? several : new String[] {String.valueOf(value)};
            if (all.length > 1) {
                repeated.add(name);
            }
            if (!all[0].isEmpty()) {
                values.put(name, all[0]);
            }
        });
        return new Parameters(values, repeated);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** A list separated by spaces, in its order; empty if nothing was sent. */
    public Set<String> list(String name) {
        return find(name)
                .map(list -> Arrays.stream(list.split(" "))
                        .filter(item -> !item.isEmpty())
                        .collect(Collectors.toCollection(LinkedHashSet<String>::new)))
                .orElseGet(LinkedHashSet::new);
    }

    /** The first of {@code ui_locales} that we speak. */
    public Optional<String> language() {
        return list("ui_locales").stream()
                .map(locale -> locale.toLowerCase(Locale.ROOT).replaceFirst("-.*", ""))
                .filter(Set.of("ja", "en")::contains)
                .findFirst();
    }

    /** These and another. */
    public Parameters with(String name, String value) {
        var all = new LinkedHashMap<>(values);
        all.put(name, value);
        return new Parameters(all, repeated);
    }

    public Parameters without(Set<String> names) {
        var rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(names);
        return new Parameters(rest, repeated);
    }

    public String query() {
        return values.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
