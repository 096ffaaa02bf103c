package genkan.credential;

import genkan.credential.Recipe.Argon2id;
import genkan.credential.Recipe.Kept;
import genkan.credential.Recipe.Wrapped;
import genkan.credential.foreign.ForeignHash;
import genkan.member.MemberId;
import genkan.secret.Seal;
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
    private final Seal seal;
    private final Renewals renewals;
    private final PasswordHash nobodys;

    Passwords(Argon2 argon2, Cost cost, SecureRandom random, HashPool pool, Seal seal, Renewals renewals) {
        this.argon2 = argon2;
        this.cost = cost;
        this.random = random;
        this.pool = pool;
        this.seal = seal;
        this.renewals = renewals;
        this.nobodys =
                new PasswordHash(cost, randomBytes(SALT_BYTES), randomBytes(TAG_BYTES)).sealed(MemberId.NOBODY, seal);
    }

    /** Hashes a password that was not {@link Password#tooLong}, of a member who is signed in and waits for it. */
    public Turn<PasswordHash> hash(Password password) {
        if (password.tooLong()) {
            throw new IllegalArgumentException("An over-long password has to be refused before it is hashed");
        }

        return pool.run(Line.KNOWN_DEVICE, () -> hashed(newRecipe(), password.utf8()));
    }

    /**
     * Takes over a hash from another system: as it is if it was dear, hashed once more if it was cheap, so that no cheap
     * one is stored.
     */
    Turn<PasswordHash> takeOver(ForeignHash foreign) {
        if (!foreign.scheme().cheap()) {
            return new Turn.Taken<>(new PasswordHash(new Kept(foreign.scheme()), foreign.digest()));
        }
        return pool.run(Line.STRANGER, () -> {
            var outer = newRecipe();
            var tag = outer.tag(argon2, foreign.digest(), TAG_BYTES);
            return new PasswordHash(new Wrapped(foreign.scheme(), outer), tag);
        });
    }

    private PasswordHash hashed(Recipe recipe, byte[] password) {
        return new PasswordHash(recipe, recipe.tag(argon2, password, TAG_BYTES));
    }

    private Argon2id newRecipe() {
        return new Argon2id(cost, randomBytes(SALT_BYTES));
    }

    /**
     * Whether this is the password of a stored hash.
     *
     * @throws IllegalStateException if the hash cannot be read by a fault of ours, above all without its seal's key
     */
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
        var typed = password.utf8();
        var tag = stored.tag(seal);
        if (!stored.recipe().takes(typed)) {
            // It cannot be the member's, but is not refused quicker than others: nobody's hash instead.
            stored = nobodys;
            tag = nobodys.tag(seal);
        }
        return MessageDigest.isEqual(stored.recipe().tag(argon2, typed, tag.length), tag);
    }

    /**
     * Has a password hashed anew in the background if its stored hash is not as one of today would be. To be called with
     * the right password alone.
     */
    public void renewLater(MemberId member, Password password, PasswordHash stored) {
        if (!isAsOfToday(stored)) {
            renewals.later(member, stored, () -> pool.run(Line.STRANGER, () -> hashed(newRecipe(), password.utf8())));
        } else if (!stored.isSealedWith(seal.key())) {
            renewals.later(member, stored, () -> new Turn.Taken<>(stored));
        }
    }

    /** Whether a new hash would be made in just this way; by which key it is sealed is left aside. */
    private boolean isAsOfToday(PasswordHash stored) {
        return stored.recipe() instanceof Argon2id argon2id && argon2id.cost().equals(cost);
    }

    /**
     * A hash that no password is known for, to be verified against when the User ID is unknown, so that the answer
     * takes as long as for a known one, the seal included. Its tag is random: that costs nothing at start and fits no
     * password.
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
