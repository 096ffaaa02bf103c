package genkan.tls;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * With which certificate Genkan speaks TLS itself; with none, it speaks HTTP.
 *
 * @param certificate the PEM file of the certificate and its chain, the own one first; read again when it changes
 * @param privateKey the PEM file of the certificate's private key, without a passphrase
 */
@ConfigurationProperties("genkan.tls")
public record TlsProperties(
        @DefaultValue("") String certificate,
        @DefaultValue("") String privateKey) {

    /** The scheme that the public port speaks. */
    public String scheme() {
        return certificate.isBlank() ? "http" : "https";
    }
}
