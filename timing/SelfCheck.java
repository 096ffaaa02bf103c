package timing;

import bench.Connection;
import bench.Fault;
import bench.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Shows that the measurement sees what it is for: a server of its own takes a millisecond longer for one of two pages. */
final class SelfCheck {

    private static final int ROUNDS = 400;
    private static final long MILLISECOND = 1_000_000;

    private SelfCheck() {}

    /** Ends with 0 when a planted difference is seen, and one that is not there is not. */
    public static void main(String[] words) throws IOException {
        knownValues();
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> serve(server));
            var alike = comparison(server, "/other");
            var planted = comparison(server, "/slow");
            System.out.printf(Locale.ROOT, "alike %.1f, planted %.1f%n", alike, planted);
            must(Math.abs(alike) < Welch.ALARM, "Two pages that take the same time are told apart");
            must(planted > Welch.ALARM, "A planted millisecond is not seen");
        }
    }

    /** Worked out by hand: means 3 and 6, variances 2.5 and 10, so t is -3 over the root of 2.5. */
    private static void knownValues() {
        var one = new double[] {1, 2, 3, 4, 5};
        var other = new double[] {2, 4, 6, 8, 10};
        must(Math.abs(Welch.t(one, other) + 3 / Math.sqrt(2.5)) < 1e-12, "Welch's t is wrong");
        must(Welch.t(one, one) == 0, "Welch's t of the same is wrong");
        must(Math.abs(Welch.detectable(one, other) - 4.5 * Math.sqrt(2.5)) < 1e-12, "What is detectable is wrong");
        // The lower nine tenths of both together end at 8: means 3 and 5, variances 2.5 and 20/3.
        must(
                Math.abs(Welch.tOfLower(one, other) + 2 / Math.sqrt(0.5 + 20.0 / 12)) < 1e-12,
                "Welch's t of the lower nine tenths is wrong");
    }

    private static double comparison(ServerSocket server, String path) throws IOException {
        try (var connection = new Connection(server.getLocalPort())) {
            var times = Measurement.of(
                    1,
                    _ -> Map.<String, Question>of(
                            "page",
                                    () -> connection
                                            .exchange(Request.get("/page"))
                                            .expect(200),
                            "other",
                                    () -> connection.exchange(Request.get(path)).expect(200)),
                    ROUNDS / 4,
                    ROUNDS);
            return Welch.tOfLower(times.get("other"), times.get("page"));
        }
    }

    private static void serve(ServerSocket server) {
        while (!server.isClosed()) {
            try (var visitor = server.accept()) {
                answer(visitor);
            } catch (IOException gone) {
                // The next one, please.
            }
        }
    }

    private static void answer(Socket visitor) throws IOException {
        visitor.setTcpNoDelay(true);
        var in = visitor.getInputStream();
        var buffer = new byte[4_096];
        for (var read = in.read(buffer); read > 0; read = in.read(buffer)) {
            var slow = new String(buffer, 0, read, StandardCharsets.US_ASCII).startsWith("GET /slow");
            var work = MILLISECOND + ThreadLocalRandom.current().nextLong(MILLISECOND);
            LockSupport.parkNanos(slow ? work + MILLISECOND : work);
            visitor.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static void must(boolean is, String otherwise) {
        if (!is) {
            throw new Fault(otherwise);
        }
    }
}
