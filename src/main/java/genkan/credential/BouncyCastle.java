package genkan.credential;

import java.lang.ref.SoftReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/** Argon2id in pure Java, for machines without libsodium and for hashes that libsodium does not know. */
final class BouncyCastle implements Argon2 {

    private final Cost usual;
    private final String reason;

    // The blocks of the hashes that are over, one pool for each that ran at the same time. Without them each hash
    // leaves its whole memory to the garbage collector; held softly, they do not stand in the way of anything else.
    private final Queue<SoftReference<BlockPool>> idle = new ConcurrentLinkedQueue<>();

    BouncyCastle(Cost usual, String reason) {
        this.usual = usual;
        this.reason = reason;
    }

    @Override
    public byte[] tag(byte[] password, byte[] salt, Cost cost, int length) {
        var blocks = takeBlocks();
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .withBlockPool(blocks)
                .build());

        var tag = new byte[length];
        generator.generateBytes(password, tag);
        idle.add(new SoftReference<>(blocks));
        return tag;
    }

    private BlockPool takeBlocks() {
        @Nullable SoftReference<BlockPool> kept;
        while ((kept = idle.poll()) != null) {
            var blocks = kept.get();
            if (blocks != null) {
                return blocks;
            }
        }
        return new FixedBlockPool(Argon2BytesGenerator.getBlockCount(usual.memoryKib(), usual.lanes()));
    }

    @Override
    public String name() {
        return "Bouncy Castle (" + reason + ")";
    }
}
