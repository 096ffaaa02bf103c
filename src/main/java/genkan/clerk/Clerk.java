package genkan.clerk;

import genkan.credential.PasswordHash;

/** One of the provider's people as kept, secrets opened. */
record Clerk(
        long id,
        String name,
        String displayName,
        Role role,
        PasswordHash password,
        TotpSecret totp,
        boolean disabled) {}
