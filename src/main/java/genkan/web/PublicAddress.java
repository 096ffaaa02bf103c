package genkan.web;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where members reach this Genkan. It alone decides whether cookies are marked secure; no header does.
 *
 * @param url scheme, host and port as a browser shows them, such as {@code https://login.example.jp}
 */
@ConfigurationProperties("genkan")
record PublicAddress(@DefaultValue("http://localhost:8080") URI url) {

    static final String FORM_COOKIE = "genkan-form";

    boolean secure() {
        return "https".equals(url.getScheme());
    }

    /** The name that a cookie goes by: bound to this very host where the address is secure (ASVS 3.3.1, 3.3.3). */
    String cookieName(String name) {
        return secure() ? "__Host-" + name : name;
    }
}
