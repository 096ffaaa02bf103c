package genkan.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where members reach this Genkan. It alone decides whether cookies are marked secure; no header does.
 *
 * @param url scheme, host and port as a browser shows them, such as {@code https://login.example.jp}
 */
@ConfigurationProperties("genkan")
public record PublicAddress(
        @DefaultValue("http://localhost:8080") URI url) {

    static final String FORM_COOKIE = "genkan-form";
    static final String LANGUAGE_COOKIE = "genkan-language";

    /** A slip here would silently switch secure cookies off, so it stops the start. */
    public PublicAddress {
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (url.getHost() == null || !List.of("http", "https").contains(scheme)) {
            throw new IllegalArgumentException(
                    "genkan.url has to begin with https:// (or http://) and name a host, but is \"" + url + "\"");
        }
    }

    /** How services know us: the address without a slash at its end (OpenID Connect Discovery, 3). */
    public String issuer() {
        return url.toString().replaceFirst("/+$", "");
    }

    /** The address without any path, as browsers name the site that a page comes from (RFC 6454, 6.2). */
    public String origin() {
        var scheme = url.getScheme().toLowerCase(Locale.ROOT);
        var usual = url.getPort() == -1 || url.getPort() == (secure() ? 443 : 80);
        return scheme + "://" + host() + (usual ? "" : ":" + url.getPort());
    }

    /** The host alone: what passkeys are bound to, for as long as they live. */
    public String host() {
        return url.getHost().toLowerCase(Locale.ROOT);
    }

    boolean secure() {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    /** The name that a cookie goes by: bound to this very host where the address is secure (ASVS 3.3.1, 3.3.3). */
    String cookieName(String name) {
        return secure() ? "__Host-" + name : name;
    }

    /** The same for a cookie with a path of its own, which browsers do not let be bound to a host by its name. */
    String cookieNameBelow(String name) {
        return secure() ? "__Secure-" + name : name;
    }
}
