package genkan.credential;

import java.time.Instant;

/** A member's password as it is kept. */
public record PasswordCredential(PasswordHash hash, Instant changedAt) {}
