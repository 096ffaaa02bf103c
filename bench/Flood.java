package bench;

import bench.FloodFigures.Memory;
import bench.FloodFigures.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Wrong passwords by the hundred, and how members fare before and meanwhile; README.md says what the figures mean. */
final class Flood {

    static final double PER_SECOND = 500;

    /** The members alone need one, the attack so many. */
    private static final int WARM_UPS = 3;

    private static final Duration UNTIL_OVER = Duration.ofSeconds(15);

    private final Options options;
    private final Cores cores;

    Flood(Options options, Cores cores) {
        this.options = options;
        this.cores = cores;
    }

    FloodFigures run(Path data) {
        Bench.say("Starting Genkan");
        try (var server = Server.start(options.command(), cores, data, settings(), RelyingParty.BENCH.registration())) {
            // The members are loaded after the first page.
            server.awaitReady();
            return flood(server);
        } catch (IOException e) {
            throw new Fault("Genkan does not answer", e);
        } catch (InterruptedException e) {
            throw new Fault("Interrupted", e);
        }
    }

    /** Everything as it comes, but for the trust in us to tell where visitors are. */
    private static Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.put("GENKAN_TRUSTEDPROXIES", "127.0.0.0/8");
        return settings;
    }

    private FloodFigures flood(Server server) throws IOException, InterruptedException {
        try (var residents = Residents.of(server)) {
            Bench.say("Members alone, warming up");
            residents.comeBackFor(options.warmUp());
            Bench.say("Members alone");
            var idle = residents.comeBackFor(options.measure());
            warmUp(server, residents);
            Bench.say("Opening the attackers' connections");
            try (var attack = Attack.prepared(server)) {
                var heapBefore = heap(server);
                var before = server.process().residentMib();
                Bench.say("%.0f wrong passwords a second", PER_SECOND);
                var window = window(server, attack, residents);
                server.mustRun();
                Bench.pause(UNTIL_OVER);
                var memory = new Memory(
                        before,
                        server.process().mostResidentMib(),
                        server.process().residentMib(),
                        heapBefore,
                        heap(server));
                return new FloodFigures(idle, window, memory, attack.fault());
            }
        }
    }

    /**
     * What the first flood brings with it for good, classes, buffers and tables of a fixed size, is no growth; and what is
     * compiled then is compiled for both, attackers and members.
     */
    private void warmUp(Server server, Residents residents) throws InterruptedException {
        Bench.say("Warming up under attack");
        var duration = options.warmUp().multipliedBy(WARM_UPS);
        try (var attack = Attack.prepared(server)) {
            attack.begin(PER_SECOND, duration);
            residents.comeBackFor(duration);
            attack.awaitEnd();
        }
    }

    private Window window(Server server, Attack attack, Residents residents) throws InterruptedException {
        var cpu = server.cpu();
        var began = System.nanoTime();
        attack.begin(PER_SECOND, options.measure());
        var members = residents.comeBackFor(options.measure());
        attack.awaitEnd();
        return new Window(
                Duration.ofNanos(System.nanoTime() - began),
                attack.answers(),
                members,
                server.cpu().since(cpu));
    }

    private double heap(Server server) {
        return Heap.liveMib(options.command().getFirst(), server.process().pid());
    }
}
