package genkan.sso.authorization;

import genkan.service.Client;
import org.jspecify.annotations.Nullable;

/** What came of reading a request. */
sealed interface Checked {

    record Sound(AuthorizationRequest request) implements Checked {}

    /** The service asked for something it may not have, and is told so. */
    record Faulty(Answer answer, String error, String description) implements Checked {}

    /**
     * Nobody can be told but the member: where the answer would go is not registered (RFC 6749, 4.1.2.1).
     *
     * @param client who asked; null if that is not known either
     * @param fault what is wrong, for the engineer of the service
     */
    record Unanswerable(@Nullable Client client, String fault) implements Checked {}
}
