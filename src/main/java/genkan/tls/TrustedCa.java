package genkan.tls;

import java.security.cert.X509Certificate;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An authority of the operator's own, whose certificates services show to Genkan.
 *
 * @param trustedCa a PEM file of certificate authorities that are trusted besides the JDK's own when Genkan calls a
 *     service
 */
@ConfigurationProperties("genkan")
record TrustedCa(@DefaultValue("") String trustedCa) {

    List<X509Certificate> certificates() {
        return trustedCa.isBlank()
                ? List.of()
                : PemFile.of("genkan.trusted-ca", trustedCa).certificates();
    }
}
