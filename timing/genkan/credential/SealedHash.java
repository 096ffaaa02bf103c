package genkan.credential;

import genkan.member.MemberId;
import genkan.secret.Randomness;
import genkan.secret.Seal;
import java.nio.file.Path;

/** A hash that no password is known for, stored as the Genkan under test stores those of its members. */
public final class SealedHash {

    private static final Cost CHEAP = new Cost(1_024, 1, 1);
    private static final int SALT_BYTES = 16;
    private static final int TAG_BYTES = 32;

    private final Seal seal;
    private final Randomness randomness = new Randomness();

    public SealedHash(Path keys) {
        this.seal = Seal.withKeysIn(keys, randomness);
    }

    public String of(long member) {
        return new PasswordHash(CHEAP, randomness.bytes(SALT_BYTES), randomness.bytes(TAG_BYTES))
                .sealed(new MemberId(member), seal)
                .phc();
    }
}
