package genkan.phone.sip;

import genkan.phone.sip.SipProperties.Attest;
import genkan.start.StartFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies what carriers sign about a caller's number (STIR: RFC 8224, 8225, 8588). Certificates are those that the operator
 * has put into a folder; nothing is fetched from an address that a call names.
 */
final class Passports {

    private static final Duration FRESH = Duration.ofSeconds(60);
    private static final int LONGEST = 4_096;
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, X509Certificate> certificates;

    /** What a signature is worth. */
    sealed interface Verdict {

        record Signed(Attest attest) implements Verdict {}

        record Worthless() implements Verdict {}
    }

    private Passports(Map<String, X509Certificate> certificates) {
        this.certificates = Map.copyOf(certificates);
    }

    static Passports of(String folder) {
        var certificates = new HashMap<String, X509Certificate>();
        if (!folder.isEmpty()) {
            try (var files = Files.newDirectoryStream(Path.of(folder), "*.{pem,crt,cer}")) {
                for (var file : files) {
                    certificates.put(String.valueOf(file.getFileName()), certificate(file));
                }
            } catch (IOException | GeneralSecurityException unreadable) {
                throw new StartFault(
                        "The certificates in %s cannot be read (%s): let genkan.phone.sip.passports name a folder of PEM files."
                                .formatted(folder, unreadable.getMessage()),
                        unreadable);
            }
        }
        return new Passports(certificates);
    }

    private static X509Certificate certificate(Path file) throws IOException, GeneralSecurityException {
        try (var bytes = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
        }
    }

    boolean none() {
        return certificates.isEmpty();
    }

    /** The numbers as dialled within the country. */
    Verdict verify(List<String> identities, String caller, String called, Instant at) {
        if (identities.size() != 1 || identities.getFirst().length() > LONGEST) {
            return new Verdict.Worthless();
        }
        try {
            return verify(identities.getFirst(), caller, called, at);
        } catch (GeneralSecurityException | JacksonException | IllegalArgumentException forgedOrBroken) {
            return new Verdict.Worthless();
        }
    }

    private Verdict verify(String identity, String caller, String called, Instant at) throws GeneralSecurityException {
        var parts = Syntax.split(identity, ';');
        var token = parts.getFirst().split("\\.", -1);
        if (token.length != 3) {
            return new Verdict.Worthless();
        }
        var header = json(token[0]);
        var signer = header.path("x5u").asString("");
        var certificate = certificates.get(signer.substring(signer.lastIndexOf('/') + 1));
        if (certificate == null
                || !isPassport(header)
                || !Syntax.parameter(parts, "info", "").equals("<" + signer + ">")) {
            return new Verdict.Worthless();
        }
        certificate.checkValidity(Date.from(at));
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(certificate.getPublicKey());
        signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
        if (!signature.verify(Base64.getUrlDecoder().decode(token[2]))) {
            return new Verdict.Worthless();
        }
        var claims = json(token[1]);
        return isAbout(claims, caller, called, at)
                ? new Verdict.Signed(Attest.valueOf(claims.path("attest").asString("")))
                : new Verdict.Worthless();
    }

    private static boolean isPassport(JsonNode header) {
        return header.path("alg").asString("").equals("ES256")
                && header.path("typ").asString("").equals("passport")
                && header.path("ppt").asString("").equals("shaken");
    }

    private static boolean isAbout(JsonNode claims, String caller, String called, Instant at) {
        var age = Duration.between(Instant.ofEpochSecond(claims.path("iat").asLong(0)), at)
                .abs();
        return age.compareTo(FRESH) <= 0
                && national(claims.path("orig").path("tn")).equals(national(caller))
                && claims.path("dest")
                        .path("tn")
                        .valueStream()
                        .anyMatch(dest -> national(dest).equals(national(called)));
    }

    private static String national(JsonNode number) {
        return national(number.asString(""));
    }

    /** Signed are numbers without a plus, so {@code 8190…} and {@code 090…} are one here. */
    private static String national(String number) {
        var digits = number.startsWith("+") ? number.substring(1) : number;
        return digits.startsWith("0") ? "81" + digits.substring(1) : digits;
    }

    private static JsonNode json(String part) {
        return JSON.readTree(Base64.getUrlDecoder().decode(part));
    }
}
