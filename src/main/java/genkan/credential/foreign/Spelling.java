package genkan.credential.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One and the same hash is spelled in several ways; this knows those of LDAP servers, Django and Keycloak. */
public final class Spelling {

    private static final JsonMapper JSON = new JsonMapper();

    /** What OpenLDAP and Spring write in front of a hash that says by itself what it is. */
    private static final Pattern ENVELOPE =
            Pattern.compile("\\{(?:crypt|bcrypt|argon2)\\}(?<hash>\\$.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern LDAP_PBKDF2 = Pattern.compile(
            "\\{PBKDF2(?<hmac>|-SHA1|-SHA256|-SHA512)\\}(?<rest>[0-9]+\\$.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern DJANGO_PBKDF2 =
            Pattern.compile("pbkdf2_(?<hmac>sha1|sha256)\\$(?<iterations>[0-9]+)\\$(?<salt>[^$]*)\\$(?<hash>[^$]*)");

    private Spelling() {}

    /**
     * The spelling with dollars that most systems share.
     *
     * @throws IllegalArgumentException if it is Keycloak's and cannot be read; the message never repeats the value
     */
    public static String usual(String text) {
        var envelope = ENVELOPE.matcher(text);
        if (envelope.matches()) {
            return envelope.group("hash");
        }
        var ldap = LDAP_PBKDF2.matcher(text);
        if (ldap.matches()) {
            return "$pbkdf2" + ldap.group("hmac").toLowerCase(Locale.ROOT) + "$" + ldap.group("rest");
        }
        var django = DJANGO_PBKDF2.matcher(text);
        if (django.matches()) {
            return pbkdf2(
                    "pbkdf2-" + django.group("hmac"),
                    django.group("iterations"),
                    Bytes.written(django.group("salt").getBytes(UTF_8)),
                    django.group("hash"));
        }
        return text.startsWith("{\"") ? ofKeycloak(text) : text;
    }

    private static String pbkdf2(String name, String iterations, String salt, String hash) {
        return "$%s$%s$%s$%s".formatted(name, iterations, salt, hash);
    }

    /** A credential as Keycloak exports it: two texts of JSON in JSON. */
    private static String ofKeycloak(String json) {
        try {
            var credential = JSON.readTree(json);
            var how = JSON.readTree(text(credential, "credentialData"));
            var what = JSON.readTree(text(credential, "secretData"));
            var algorithm = text(how, "algorithm");
            return algorithm.startsWith("argon2")
                    ? argon2(how, what)
                    : pbkdf2(algorithm, text(how, "hashIterations"), text(what, "salt"), text(what, "value"));
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("Not a credential of Keycloak in JSON");
        }
    }

    private static String argon2(JsonNode how, JsonNode what) {
        var more = how.path("additionalParameters");
        if (!text(more.path("version"), 0).equals("1.3")) {
            throw new IllegalArgumentException("Argon2 of another version than 1.3");
        }
        return "$argon2%s$v=19$m=%s,t=%s,p=%s$%s$%s"
                .formatted(
                        text(more.path("type"), 0),
                        text(more.path("memory"), 0),
                        text(how, "hashIterations"),
                        text(more.path("parallelism"), 0),
                        text(what, "salt").replace("=", ""),
                        text(what, "value").replace("=", ""));
    }

    private static String text(JsonNode node, String name) {
        return present(node.path(name));
    }

    private static String text(JsonNode node, int index) {
        return present(node.path(index));
    }

    private static String present(JsonNode node) {
        if (!node.isString() && !node.isIntegralNumber()) {
            throw new IllegalArgumentException("Not a credential of Keycloak in JSON");
        }
        return node.asString();
    }
}
