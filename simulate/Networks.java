package simulate;

import java.util.SplittableRandom;

/** Where attempts come from. One member in five shares an address with a thousand others. */
final class Networks {

    private static final double SHARED = 0.20;
    private static final int MEMBERS_BEHIND_ONE = 1_000;
    private static final int BOTS = 500_000;

    private static final int SHARED_FROM = 0x0a00_0000;
    private static final int BOTS_FROM = 0x2000_0000;
    private static final int STRANGE_FROM = 0x4000_0000;

    private final SplittableRandom random;
    private final int shared;
    private int strange = STRANGE_FROM;

    Networks(SplittableRandom random, int members) {
        this.random = random;
        this.shared = Math.max(1, (int) (members * SHARED / MEMBERS_BEHIND_ONE));
    }

    int home(int account) {
        return random.nextDouble() < SHARED ? exit() : 0x0100_0000 + account;
    }

    /** A friend's, a hotel's, the mobile operator's. */
    int strange() {
        return random.nextDouble() < SHARED ? exit() : strange++;
    }

    int bot() {
        return BOTS_FROM + random.nextInt(BOTS);
    }

    private int exit() {
        return SHARED_FROM + random.nextInt(shared);
    }
}
