package genkan.gate;

import java.time.Instant;
import java.util.stream.IntStream;
import simulate.Try;

/**
 * What a flood of invented User IDs does to a node's memory.
 *
 * @param invented so many, each tried once
 * @param bytes what the tables take after it
 * @param forgotten attacked members whose last wrong passwords were lost over it
 */
public record Flood(int invented, long bytes, int forgotten) {

    public static final int BYTES_OF_A_USER_ID = WrongPasswords.SLOT_BYTES;

    private static final int ATTACKED = 1_000;
    private static final int WRONG_EACH = 16;
    private static final long BEGIN = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    public static Flood of(int invented) {
        var clock = new SettableClock();
        clock.set(BEGIN);
        var gate = GateAtTheDoor.gate(new Nowhere(), clock, 1);
        for (int wrong = 0; wrong < WRONG_EACH; wrong++) {
            for (int member = 0; member < ATTACKED; member++) {
                fail(gate, member, wrong);
            }
        }
        var before = remembered(gate);
        for (int stranger = 0; stranger < invented; stranger++) {
            clock.set(BEGIN + stranger);
            fail(gate, ATTACKED + stranger, 0);
        }
        var memory = gate.memory();
        return new Flood(invented, memory.userIdBytes() + memory.networkBytes(), before - remembered(gate));
    }

    public double forgottenShare() {
        return (double) forgotten / ATTACKED;
    }

    public double mebibytes() {
        return bytes / 1048576.0;
    }

    private static void fail(Gate gate, int account, int wrong) {
        if (gate.enter(guess(account, wrong), _ -> true) instanceof Passage.Open open) {
            gate.failed(open);
        }
    }

    /** Members whose last wrong password is known to be wrong. */
    private static int remembered(Gate gate) {
        return (int) IntStream.range(0, ATTACKED)
                .filter(member -> gate.enter(guess(member, WRONG_EACH - 1), _ -> true) instanceof Passage.Repeated)
                .count();
    }

    // Each from an address of its own, so that no score of a network holds them up.
    private static Guess guess(int account, int wrong) {
        return GateAtTheDoor.guess(
                new Try(BEGIN, account, 0, account * WRONG_EACH + wrong, "wrong-" + account + "-" + wrong, false));
    }
}
