package genkan.credential;

import genkan.credential.PasswordImport.Outcome;
import genkan.secret.Seal;
import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** What {@code ./genkan passwords} talks to, on the management port. */
@Component
@Endpoint(id = "passwords")
class PasswordsEndpoint {

    private final Credentials credentials;
    private final PasswordImport passwordImport;
    private final Seal seal;

    PasswordsEndpoint(Credentials credentials, PasswordImport passwordImport, Seal seal) {
        this.credentials = credentials;
        this.passwordImport = passwordImport;
        this.seal = seal;
    }

    /** How many stored passwords there are of each kind. */
    @ReadOperation
    List<Shown> list() {
        return credentials.kinds().stream()
                .map(kind -> new Shown(kind.scheme(), kind.cost(), kind.key(), state(kind.key()), kind.rows()))
                .toList();
    }

    private String state(String key) {
        if (key.isEmpty()) {
            return "unsealed";
        }
        return seal.key().equals(key) ? "sealing" : seal.has(key) ? "opening" : "missing";
    }

    /**
     * Takes over lines of another system's passwords.
     *
     * @param lines as in the file
     * @param first the number of the first of them
     * @return a line for each that is not empty: its number, a tab, what became of it
     */
    @WriteOperation(produces = "text/plain;charset=UTF-8")
    String take(String lines, int first) {
        var answer = new StringBuilder();
        int number = first;
        for (var line : lines.split("\n", -1)) {
            if (!line.isBlank()) {
                answer.append(number)
                        .append('\t')
                        .append(told(passwordImport.take(line)))
                        .append('\n');
            }
            number++;
        }
        return answer.toString();
    }

    private static String told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Taken(var scheme) -> "taken: " + scheme;
            case Outcome.Wrapped(var scheme) -> "wrapped: " + scheme + ", cheap to guess, was hashed once more";
            case Outcome.Refused(var why) -> "refused: " + why;
        };
    }

    /** A kind of stored password: which scheme at which cost, sealed with which key, and whether that is here. */
    record Shown(String scheme, String cost, String key, String keyIs, long rows) {}
}
