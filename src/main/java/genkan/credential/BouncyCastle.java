package genkan.credential;

import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/** Argon2id in pure Java, for machines without libsodium and for hashes that libsodium does not know. */
final class BouncyCastle implements Argon2 {

    private final Cost usual;
    private final String reason;

    // The blocks of the hashes that are over, one pool for each that ran at the same time. Without them each hash
    // leaves its whole memory to the garbage collector; held softly, they do not stand in the way of anything else.
    private final Queue<SoftReference<BlockPool>> idle = new ConcurrentLinkedQueue<>();

    // Where every password is hashed here, they do: memory that has to be found first is missing when it is needed
    // most.
    private final List<BlockPool> kept;

    /** {@code atATime} is how many hashes at a time find their memory ready from the start. */
    BouncyCastle(Cost usual, int atATime, String reason) {
        this.usual = usual;
        this.reason = reason;
        this.kept = Stream.generate(this::newBlocks).limit(atATime).toList();
        kept.forEach(blocks -> {
            fill(blocks);
            idle.add(new SoftReference<>(blocks));
        });
    }

    @Override
    public byte[] tag(byte[] password, byte[] salt, Cost cost, int length) {
        return argon2(Argon2Parameters.ARGON2_id, password, salt, cost, length);
    }

    @Override
    public byte[] argon2i(byte[] password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
        return argon2(Argon2Parameters.ARGON2_i, password, salt, new Cost(memoryKib, passes, lanes), length);
    }

    @Override
    public byte[] scrypt(byte[] password, byte[] salt, int n, int r, int p, int length) {
        return SCrypt.generate(password, salt, n, r, p, length);
    }

    private byte[] argon2(int type, byte[] password, byte[] salt, Cost cost, int length) {
        var blocks = takeBlocks();
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(type)
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
        return newBlocks();
    }

    private BlockPool newBlocks() {
        return new FixedBlockPool(count());
    }

    private void fill(BlockPool blocks) {
        Stream.generate(blocks::allocate).limit(count()).toList().forEach(blocks::deallocate);
    }

    private int count() {
        return Argon2BytesGenerator.getBlockCount(usual.memoryKib(), usual.lanes());
    }

    @Override
    public String name() {
        return "Bouncy Castle (" + reason + ")";
    }
}
