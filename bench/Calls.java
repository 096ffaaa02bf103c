package bench;

import bench.Wire.Tcp;
import bench.Wire.Udp;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Collectors;

/** Calls at a pace that waits for no answer, each acknowledged; README.md says what the figures mean. */
final class Calls {

    private static final int USUAL = 2_000;
    private static final int FLOOD = 10_000;
    private static final String CALLED = "05031110001";
    private static final String TO = "<sip:%s@127.0.0.1>".formatted(CALLED);
    private static final Duration UNTIL_OVER = Duration.ofSeconds(6);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(1);
    private static final double MOST_CPU_MICROS = 60;
    private static final double LONGEST_P99 = 20;
    private static final double LONGEST_AFTER_FLOOD = 5_000;

    private final Options options;
    private final Cores cores;

    Calls(Options options, Cores cores) {
        this.options = options;
        this.cores = cores;
    }

    /** Prints the figures; whether they reach the goals. */
    boolean run() {
        try (var endPoint = EndPointProcess.start(options, cores)) {
            Bench.say("Warming up");
            at(Udp.NAME, USUAL, options.warmUp(), endPoint);
            var gentle = measured(Udp.NAME, 200, endPoint);
            var usual = measured(Udp.NAME, USUAL, endPoint);
            var more = measured(Udp.NAME, 3_000, endPoint);
            var tcp = measured(Tcp.NAME, 1_000, endPoint);
            var flood = measured(Udp.NAME, FLOOD, endPoint);
            var afterwards = oneCall(endPoint);
            var all = List.of(gentle, usual, more, tcp, flood);
            if (!options.jsonOnly()) {
                System.out.print(CallFigures.HEADINGS);
                all.forEach(figure -> System.out.print(figure.row()));
                System.out.printf("A call right after the last: %.1f ms%n", afterwards);
            }
            System.out.println(all.stream()
                    .map(CallFigures::json)
                    .collect(Collectors.joining(
                            ",", "{\"version\":2,\"calls\":[", "],\"after_flood_ms\":%.1f}".formatted(afterwards))));
            return gentle.p99() <= LONGEST_P99
                    && gentle.lost() + usual.lost() + tcp.lost() == 0
                    && usual.cpuMicros() <= MOST_CPU_MICROS
                    && afterwards <= LONGEST_AFTER_FLOOD;
        } catch (IOException e) {
            throw new Fault("The end point does not answer", e);
        } catch (InterruptedException e) {
            throw new Fault("Interrupted", e);
        }
    }

    private CallFigures measured(String transport, int perSecond, EndPointProcess endPoint)
            throws IOException, InterruptedException {
        // So that what is still remembered of the calls before takes nobody's place.
        Bench.pause(UNTIL_OVER);
        Bench.say("%d calls a second over %s", perSecond, transport);
        return at(transport, perSecond, options.measure(), endPoint);
    }

    private static CallFigures at(String transport, int perSecond, Duration duration, EndPointProcess endPoint)
            throws IOException, InterruptedException {
        try (var wire = Wire.of(transport, endPoint.port())) {
            var pace = Pace.of(perSecond);
            var run = new Run(wire, (int) pace.within(duration));
            var before = endPoint.process().cpu();
            Thread.ofPlatform().daemon().start(run::hear);
            for (int call = 0; call < run.placed; call++) {
                pace.await(call);
                run.place(call);
            }
            Bench.pause(LAST_ANSWERS);
            var cpu = endPoint.process().cpu() - before;
            return run.figures(perSecond, cpu, endPoint.process().residentMib());
        }
    }

    /** Milliseconds until a call is answered that is told again and again, as carriers do when they hear nothing. */
    private static double oneCall(EndPointProcess endPoint) throws IOException, InterruptedException {
        var began = System.nanoTime();
        try (var wire = Wire.of(Udp.NAME, endPoint.port())) {
            var run = new Run(wire, 1);
            Thread.ofPlatform().daemon().start(run::hear);
            while (run.answered() == 0 && System.nanoTime() - began < 2 * LONGEST_AFTER_FLOOD * 1e6) {
                run.place(0);
                TimeUnit.MILLISECONDS.sleep(20);
            }
            return (System.nanoTime() - began) / 1e6;
        }
    }

    /** All calls of one pace. */
    private static final class Run {

        private final Wire wire;
        private final int placed;
        private final String own = Long.toString(System.nanoTime(), Character.MAX_RADIX);
        private final AtomicLongArray placedAt;
        private final Latencies latencies = new Latencies();

        Run(Wire wire, int placed) {
            this.wire = wire;
            this.placed = placed;
            this.placedAt = new AtomicLongArray(placed);
        }

        void place(int call) throws IOException {
            var invite = call(call).invite();
            placedAt.set(call, System.nanoTime());
            wire.send(invite);
        }

        private SipCall call(int call) {
            return new SipCall(wire.transport(), "09012345678", CALLED, own + "-" + call, 9);
        }

        void hear() {
            try {
                while (true) {
                    var answer = wire.hear();
                    if (answer.startsWith("SIP/2.0 603")) {
                        refused(answer, System.nanoTime());
                    }
                }
            } catch (ClosedChannelException | SocketException | EOFException over) {
                // All is heard.
            } catch (IOException broken) {
                throw new Fault("The end point has gone", broken);
            }
        }

        private void refused(String answer, long heard) throws IOException {
            var id = "Call-ID: " + own + "-";
            var from = answer.indexOf(id) + id.length();
            var call = Integer.parseInt(answer.substring(from, answer.indexOf('\r', from)));
            wire.send(call(call).acknowledged(TO));
            var since = placedAt.getAndSet(call, 0);
            if (since != 0) {
                add(heard - since);
            }
        }

        private synchronized void add(long took) {
            latencies.add(took);
        }

        synchronized int answered() {
            return latencies.count();
        }

        synchronized CallFigures figures(int perSecond, double cpu, double residentMib) {
            var all = latencies.sorted();
            return new CallFigures(
                    wire.transport(),
                    perSecond,
                    placed,
                    placed - all.count(),
                    all.percentile(50),
                    all.percentile(99),
                    cpu * 1e6 / placed,
                    residentMib);
        }
    }
}
