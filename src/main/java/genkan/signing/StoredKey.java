package genkan.signing;

import java.time.Instant;

/** A row of the table. Its public part is what the seal is named after, so that the two cannot be told apart. */
record StoredKey(String algorithm, int generation, String kid, String publicJwk, String sealed, Instant signsFrom) {

    @Override
    public String toString() {
        return "StoredKey[%s %s, sealed]".formatted(algorithm, kid);
    }
}
