package genkan.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import genkan.secret.PopularPasswords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import simulate.Answer;
import simulate.Mechanism;
import simulate.Occupancy;
import simulate.Slips;
import simulate.Try;

/** The product's own gate, with its settings as they come, on one node or several that take turns. */
public final class GateAtTheDoor implements Mechanism {

    static final GateProperties SETTINGS = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("genkan.gate", GateProperties.class);

    private final MemoryStandings standings = new MemoryStandings();
    private final SettableClock clock = new SettableClock();
    private final List<Gate> nodes = new ArrayList<>();
    private final int count;
    private long seed;
    private int turn;

    public GateAtTheDoor(int nodes) {
        this.count = nodes;
        restart();
    }

    @Override
    public void restart() {
        nodes.clear();
        for (int node = 0; node < count; node++) {
            nodes.add(gate(standings, clock, seed++));
        }
    }

    static Gate gate(Standings standings, SettableClock clock, long seed) {
        var randomness = SeededRandomness.of(seed);
        return new Gate(standings, new GateKey(new byte[GateKey.BYTES], randomness), SETTINGS, randomness, clock);
    }

    @Override
    public Answer attempt(Try attempt) {
        clock.set(attempt.at());
        var gate = nodes.get(turn++ % count);
        return switch (gate.enter(guess(attempt), _ -> true)) {
            case Passage.Closed _, Passage.NoRoom _ -> Answer.REFUSED;
            case Passage.Repeated _ -> Answer.WRONG_AGAIN;
            case Passage.Open open -> evaluated(gate, open, attempt);
        };
    }

    @Override
    public Occupancy occupancy() {
        var memory = nodes.getFirst().memory();
        return new Occupancy(
                standings.size(), memory.userIds(), memory.userIdBytes(), memory.networks(), memory.networkBytes());
    }

    private static Answer evaluated(Gate gate, Passage.Open open, Try attempt) {
        if (attempt.right()) {
            gate.succeeded(open, () -> Slips.of(attempt.password()).map(GateAtTheDoor::secret));
        } else {
            gate.failed(open);
        }
        return Answer.to(attempt);
    }

    static Guess guess(Try attempt) {
        return new Guess(
                "member" + attempt.account() + "@aa2",
                attempt.knownDevice() ? attempt.device() : null,
                address(attempt.network()),
                secret(attempt.password()),
                PopularPasswords.shipped().contains(attempt.password().getBytes(UTF_8)));
    }

    private static Guess.Secret secret(String password) {
        return mac -> mac.doFinal(password.getBytes(UTF_8));
    }

    private static String address(int network) {
        return (network >>> 24) + "." + (network >>> 16 & 255) + "." + (network >>> 8 & 255) + "." + (network & 255);
    }
}
