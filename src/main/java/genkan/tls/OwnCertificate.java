package genkan.tls;

import genkan.start.StartFault;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes the public port speak https, and nothing else, once the operator has given a certificate.
 *
 * <p>Spring Boot does the work, which also takes up a renewed certificate; here its settings are made of ours, and what
 * cannot work is told before anything is begun.
 */
final class OwnCertificate implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var tls = Binder.get(environment).bindOrCreate("genkan.tls", TlsProperties.class);
        if (tls.certificate().isBlank() && tls.privateKey().isBlank()) {
            return;
        }
        demandBoth(tls);
        var certificate = PemFile.of("genkan.tls.certificate", tls.certificate());
        var key = PemFile.of("genkan.tls.private-key", tls.privateKey());
        demandPair(certificate, key);
        demandHttps(environment.getProperty("genkan.url", "http://localhost:8080"));
        environment.getPropertySources().addLast(new MapPropertySource("genkan.tls", settings(certificate, key)));
    }

    private static Map<String, Object> settings(PemFile certificate, PemFile key) {
        return Map.of(
                "spring.ssl.bundle.pem.genkan.keystore.certificate", certificate.url(),
                "spring.ssl.bundle.pem.genkan.keystore.private-key", key.url(),
                // A certificate that is renewed before its key must not take the old pair's place.
                "spring.ssl.bundle.pem.genkan.keystore.verify-keys", "true",
                "spring.ssl.bundle.pem.genkan.reload-on-update", "true",
                "spring.ssl.bundle.pem.genkan.options.enabled-protocols", "TLSv1.2,TLSv1.3",
                "server.ssl.bundle", "genkan",
                "server.http2.enabled", "true");
    }

    private static void demandBoth(TlsProperties tls) {
        if (tls.certificate().isBlank() || tls.privateKey().isBlank()) {
            throw new StartFault("genkan.tls.%s is given without genkan.tls.%s: set both, or neither."
                    .formatted(
                            tls.certificate().isBlank() ? "private-key" : "certificate",
                            tls.certificate().isBlank() ? "certificate" : "private-key"));
        }
    }

    private static void demandPair(PemFile certificate, PemFile key) {
        var own = certificate.certificates().getFirst();
        if (!belong(key.privateKey(), own.getPublicKey())) {
            throw new StartFault(
                    "The key in %s does not belong to the first certificate in %s: name two files that belong together."
                            .formatted(key.path(), certificate.path()));
        }
    }

    /** Signs with the one and verifies with the other, which works for every kind of key. */
    private static boolean belong(PrivateKey key, PublicKey certified) {
        try {
            var signature = Signature.getInstance(
                    switch (key.getAlgorithm()) {
                        case "RSA" -> "SHA256withRSA";
                        case "EC" -> "SHA256withECDSA";
                        default -> key.getAlgorithm();
                    });
            signature.initSign(key);
            var signed = signature.sign();
            signature.initVerify(certified);
            return signature.verify(signed);
        } catch (GeneralSecurityException ofDifferentKinds) {
            return false;
        }
    }

    private static void demandHttps(String url) {
        if (!url.regionMatches(true, 0, "https://", 0, "https://".length())) {
            throw new StartFault(
                    "genkan.tls.certificate is given, but genkan.url is \"%s\": set it to the https:// address that members open."
                            .formatted(url));
        }
    }
}
