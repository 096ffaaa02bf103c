package genkan.credential;

import java.security.MessageDigest;
import java.security.SecureRandom;

/** Hashes new passwords and verifies typed ones. */
public final class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int TAG_BYTES = 32;

    private final Argon2 argon2;
    private final Cost cost;
    private final SecureRandom random;
    private final HashPool pool;
    private final PasswordHash nobodys;

    Passwords(Argon2 argon2, Cost cost, SecureRandom random, HashPool pool) {
        this.argon2 = argon2;
        this.cost = cost;
        this.random = random;
        this.pool = pool;
        this.nobodys = new PasswordHash(cost, randomBytes(SALT_BYTES), randomBytes(TAG_BYTES));
    }

    /** Hashes a password that was not {@link Password#tooLong}, of a member who is signed in and waits for it. */
    public Turn<PasswordHash> hash(Password password) {
        if (password.tooLong()) {
            throw new IllegalArgumentException("An over-long password has to be refused before it is hashed");
        }

        var salt = randomBytes(SALT_BYTES);
        return pool.run(Line.KNOWN_DEVICE, () -> new PasswordHash(cost, salt, tag(password, salt, cost, TAG_BYTES)));
    }

    public Verdict verify(Password password, PasswordHash stored, Line line) {
        if (password.tooLong()) {
            // It cannot be anyone's, and that follows from the text alone: no work, whoever the member is.
            return new Verdict.Differs();
        }

        return switch (pool.run(line, () -> matches(password, stored))) {
            case Turn.Taken(var matches) -> matches ? new Verdict.Matches() : new Verdict.Differs();
            case Turn.Busy() -> new Verdict.Busy();
        };
    }

    /**
     * Whether somebody in this line would be told "busy" now, so that nothing else needs to be done for them. Nobody in
     * whose way it is not can rely on a turn: others may be first.
     */
    public boolean full(Line line) {
        return pool.full(line);
    }

    private boolean matches(Password password, PasswordHash stored) {
        var tag = tag(password, stored.salt(), stored.cost(), stored.tag().length);
        return MessageDigest.isEqual(tag, stored.tag());
    }

    private byte[] tag(Password password, byte[] salt, Cost cost, int length) {
        return argon2.tag(password.utf8(), salt, cost, length);
    }

    /**
     * A hash that no password is known for, to be verified against when the User ID is unknown, so that the answer
     * takes as long as for a known one. Its tag is random: that costs nothing at start and fits no password.
     */
    public PasswordHash nobodys() {
        return nobodys;
    }

    /** What computes the hashes, for the operator's log. */
    public String engine() {
        return argon2.name();
    }

    private byte[] randomBytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
