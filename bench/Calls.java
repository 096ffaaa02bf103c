package bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Collectors;

/** Calls over UDP at a pace that waits for no answer, each acknowledged; README.md says what the figures mean. */
final class Calls {

    private static final int GENTLE = 200;
    private static final List<Integer> PACES = List.of(GENTLE, 2_000, 3_000);
    private static final Duration UNTIL_OVER = Duration.ofSeconds(6);
    private static final int WAITING_BYTES = 4 << 20;
    private static final double MOST_CPU_MICROS = 60;
    private static final double LONGEST_P99 = 20;

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
            at(2_000, options.warmUp(), endPoint);
            var figures = new ArrayList<CallFigures>();
            for (var pace : PACES) {
                // So that what is still remembered of the calls before takes nobody's place.
                Bench.pause(UNTIL_OVER);
                Bench.say("%d calls a second", pace);
                figures.add(at(pace, options.measure(), endPoint));
            }
            if (!options.jsonOnly()) {
                System.out.print(CallFigures.HEADINGS);
                figures.forEach(figure -> System.out.print(figure.row()));
            }
            System.out.println(figures.stream()
                    .map(CallFigures::json)
                    .collect(Collectors.joining(",", "{\"version\":1,\"calls\":[", "]}")));
            return reachesTheGoals(figures);
        } catch (IOException e) {
            throw new Fault("The end point does not answer", e);
        } catch (InterruptedException e) {
            throw new Fault("Interrupted", e);
        }
    }

    private static boolean reachesTheGoals(List<CallFigures> figures) {
        return figures.get(0).p99() <= LONGEST_P99
                && figures.get(0).lost() == 0
                && figures.get(1).lost() == 0
                && figures.get(1).cpuMicros() <= MOST_CPU_MICROS;
    }

    private static CallFigures at(int perSecond, Duration duration, EndPointProcess endPoint)
            throws IOException, InterruptedException {
        try (var channel = DatagramChannel.open()) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, WAITING_BYTES);
            channel.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), endPoint.port()));
            var pace = Pace.of(perSecond);
            var run = new Run(channel, (int) pace.within(duration));
            var before = endPoint.process().cpu();
            Thread.ofPlatform().daemon().start(run::hear);
            for (int call = 0; call < run.placed; call++) {
                pace.await(call);
                run.place(call);
            }
            Bench.pause(Duration.ofSeconds(1));
            var cpu = endPoint.process().cpu() - before;
            return run.figures(perSecond, cpu, endPoint.process().residentMib());
        }
    }

    /** All calls of one pace. */
    private static final class Run {

        private final DatagramChannel channel;
        private final int placed;
        private final String own = Long.toString(System.nanoTime(), Character.MAX_RADIX);
        private final AtomicLongArray placedAt;
        private final Latencies latencies = new Latencies();

        Run(DatagramChannel channel, int placed) {
            this.channel = channel;
            this.placed = placed;
            this.placedAt = new AtomicLongArray(placed);
        }

        void place(int call) throws IOException {
            var invite = request("INVITE", call);
            placedAt.set(call, System.nanoTime());
            channel.write(invite);
        }

        private ByteBuffer request(String method, int call) {
            var body = method.equals("INVITE")
                    ? "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 9 RTP/AVP 0\r\n"
                    : "";
            return ByteBuffer.wrap("""
                    %1$s sip:05031110001@127.0.0.1 SIP/2.0
                    Via: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK%2$s-%3$d;rport
                    Max-Forwards: 70
                    From: <sip:09012345678@carrier.example;user=phone>;tag=%3$d
                    To: <sip:05031110001@127.0.0.1>
                    Call-ID: %2$s-%3$d
                    CSeq: 1 %1$s
                    P-Asserted-Identity: <sip:09012345678@carrier.example;user=phone>
                    Contact: <sip:127.0.0.1>
                    Content-Length: %4$d

                    %5$s""".replace("\n", "\r\n")
                    .formatted(method, own, call, body.length(), body)
                    .getBytes(StandardCharsets.US_ASCII));
        }

        void hear() {
            var buffer = ByteBuffer.allocate(4_096);
            try {
                while (true) {
                    buffer.clear();
                    channel.read(buffer);
                    var heard = System.nanoTime();
                    var answer = new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
                    if (answer.startsWith("SIP/2.0 603")) {
                        refused(answer, heard);
                    }
                }
            } catch (ClosedChannelException over) {
                // All is heard.
            } catch (IOException broken) {
                throw new Fault("The end point has gone", broken);
            }
        }

        private void refused(String answer, long heard) throws IOException {
            var from = answer.indexOf("Call-ID: " + own) + "Call-ID: ".length() + own.length() + 1;
            var call = Integer.parseInt(answer.substring(from, answer.indexOf('\r', from)));
            channel.write(request("ACK", call));
            var since = placedAt.getAndSet(call, 0);
            if (since != 0) {
                add(heard - since);
            }
        }

        private synchronized void add(long took) {
            latencies.add(took);
        }

        synchronized CallFigures figures(int perSecond, double cpu, double residentMib) {
            var all = latencies.sorted();
            return new CallFigures(
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
