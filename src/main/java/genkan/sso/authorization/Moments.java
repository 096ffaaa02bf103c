package genkan.sso.authorization;

import genkan.secret.Seal;
import genkan.sso.client.Parameters;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Notes in a request, while it waits for the member, since when he has to have signed in for it. Sealed, for this one
 * request: the note answers what the service asked with {@code prompt=login} or {@code max_age}, so nobody but us may
 * write it.
 */
@Component
class Moments {

    static final String PARAMETER = "genkan_signed_in_since";

    /** What our own pages add to an address. */
    private static final Set<String> OURS = Set.of(PARAMETER, "lang");

    private final Seal seal;

    Moments(Seal seal) {
        this.seal = seal;
    }

    /**
     * The request with the note in it.
     *
     * @param since in seconds since 1970
     */
    Parameters noted(Parameters sent, long since) {
        var seconds = Long.toString(since).getBytes(StandardCharsets.US_ASCII);
        return sent.with(PARAMETER, seal.seal(nameOf(sent), seconds));
    }

    /** The request with what the note says; without it if it is not ours, or another request's. */
    Parameters read(Parameters sent) {
        return sent.find(PARAMETER)
                .flatMap(note -> seal.open(nameOf(sent), note))
                .map(seconds -> sent.with(PARAMETER, new String(seconds, StandardCharsets.US_ASCII)))
                .orElseGet(() -> sent.without(Set.of(PARAMETER)));
    }

    private static String nameOf(Parameters sent) {
        return "signed in since " + new TreeMap<>(sent.without(OURS).values());
    }
}
