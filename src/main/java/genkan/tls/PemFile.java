package genkan.tls;

import genkan.start.StartFault;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.ssl.pem.PemContent;

/** A file of certificates or a key that a setting names. */
record PemFile(String setting, Path path) {

    static PemFile of(String setting, String path) {
        return new PemFile(setting, Path.of(path).toAbsolutePath());
    }

    List<X509Certificate> certificates() {
        var content = content();
        try {
            return content.getCertificates();
        } catch (RuntimeException unreadable) {
            throw wrong("holds no certificate in PEM format", unreadable);
        }
    }

    PrivateKey privateKey() {
        var content = content();
        try {
            return Objects.requireNonNull(content.getPrivateKey());
        } catch (RuntimeException unreadable) {
            throw wrong("holds no private key in PEM format without a passphrase", unreadable);
        }
    }

    String url() {
        return path.toUri().toString();
    }

    private PemContent content() {
        try {
            return PemContent.load(path);
        } catch (IOException unreadable) {
            throw wrong(
                    switch (unreadable) {
                        case NoSuchFileException _ -> "does not exist";
                        case AccessDeniedException _ -> "may not be read by this user";
                        default -> "cannot be read (%s)".formatted(unreadable.getMessage());
                    },
                    unreadable);
        }
    }

    private StartFault wrong(String what, Exception cause) {
        return new StartFault(
                "The file %s %s: let %s name another, or correct it.".formatted(path, what, setting), cause);
    }
}
