package genkan.service;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where answers may be sent. An address is compared letter by letter with a registered one (RFC 9700, 2.1); the one
 * exception is the port of an app that listens on its own machine (RFC 8252, 7.3).
 */
public final class RedirectUri {

    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private RedirectUri() {}

    /** What is wrong with an address that is to be registered, in words that follow "The service …". */
    static Optional<String> fault(String uri) {
        try {
            var read = new URI(uri);
            var scheme = read.getScheme() == null ? "" : read.getScheme().toLowerCase(Locale.ROOT);
            if (read.getRawFragment() != null || read.getRawUserInfo() != null || uri.contains("*")) {
                return Optional.of("has the address %s, which may have no fragment, user or wildcard".formatted(uri));
            }
            return permitted(scheme, read)
                    ? Optional.empty()
                    : Optional.of("has the address %s, which is neither https nor on this machine nor an app's"
                            .formatted(uri));
        } catch (URISyntaxException _) {
            return Optional.of("has the address %s, which is none".formatted(uri));
        }
    }

    /** Whether we could call the address ourselves. */
    static boolean callable(String uri) {
        return fault(uri).isEmpty() && uri.startsWith("http");
    }

    /** An app's own scheme is a domain written backwards, so it has a dot (RFC 8252, 7.1); {@code javascript} has none. */
    private static boolean permitted(String scheme, URI uri) {
        return switch (scheme) {
            case "https" -> uri.getHost() != null;
            case "http" -> uri.getHost() != null && OWN_MACHINE.contains(uri.getHost());
            default -> scheme.contains(".");
        };
    }

    /** Scheme, host and port, as a Content Security Policy names them; for an app's own scheme that scheme. */
    public static String origin(String uri) {
        var read = URI.create(uri);
        return read.getRawAuthority() == null
                ? read.getScheme() + ":"
                : read.getScheme() + "://" + read.getRawAuthority();
    }

    /** Whether an answer for the client may go to the address that a request names. */
    public static boolean registered(Client client, String asked) {
        return client.redirectUris().contains(asked)
                || (client.publicClient()
                        && client.redirectUris().stream().anyMatch(uri -> sameButForPort(uri, asked)));
    }

    private static boolean sameButForPort(String registered, String asked) {
        for (var start : Set.of("http://127.0.0.1/", "http://[::1]/")) {
            if (registered.startsWith(start)) {
                var host = start.substring(0, start.length() - 1);
                var path = registered.substring(host.length());
                return asked.startsWith(host + ":")
                        && asked.endsWith(path)
                        && asked.substring(host.length() + 1, asked.length() - path.length())
                                .matches("[1-9][0-9]{0,4}");
            }
        }
        return false;
    }
}
