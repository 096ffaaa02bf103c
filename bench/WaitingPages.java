package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** How soon pages that wait for a call know of it, from the INVITE on; README.md says what the figures mean. */
final class WaitingPages {

    private static final int PAGES = 1_000;
    private static final int PAGES_BEFORE = 300;
    private static final int QUICK_PAGES = 60;
    private static final int OPENED_AT_A_TIME = 8;
    private static final double PER_SECOND = 100;
    private static final double STRAY_PER_SECOND = 1_000;
    private static final int NUMBERS_MORE = 50;

    private static final double MEDIAN_MILLIS = 10;
    private static final double LONGEST_P99 = 50;

    private final Options options;
    private final Cores cores;
    private final int before;
    private final int all;
    private final TelephoneLine line;

    WaitingPages(Options options, Cores cores) {
        this.options = options;
        this.cores = cores;
        this.before = options.quick() ? QUICK_PAGES / 4 : PAGES_BEFORE;
        this.all = before + (options.quick() ? QUICK_PAGES : PAGES);
        this.line = TelephoneLine.free(all + NUMBERS_MORE);
    }

    /** Prints the figures; whether they reach the goals. */
    boolean run(Path data) {
        Bench.say("Starting Genkan");
        try (var server = Server.start(options.command(), cores, data, settings(), RelyingParty.BENCH.registration());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            server.awaitReady();
            Bench.say("Opening %d pages", all);
            var pages = opened(server);
            Bench.say("Calling each of them, %.0f a second", PER_SECOND);
            return print(called(pages, threads));
        } catch (IOException e) {
            throw new Fault("Genkan does not answer", e);
        } catch (InterruptedException e) {
            throw new Fault("Interrupted", e);
        }
    }

    /** All pages are one member's, and stay open until their turn comes. */
    private Map<String, String> settings() {
        var settings = new HashMap<>(Unlimited.recovery());
        settings.putAll(line.settings());
        settings.put("GENKAN_PHONE_WAITING", "10m");
        // As it comes, a trunk brings a hundred calls a second, and the others are sent away.
        settings.put("GENKAN_PHONE_SIP_TRUNKS_0_NAME", "bench");
        settings.put("GENKAN_PHONE_SIP_TRUNKS_0_PEERS", "127.0.0.1");
        settings.put("GENKAN_PHONE_SIP_TRUNKS_0_CALLSPERSECOND", "2000");
        return settings;
    }

    private List<WaitingPage> opened(Server server) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(OPENED_AT_A_TIME)) {
            var openings = IntStream.range(0, all)
                    .<Callable<WaitingPage>>mapToObj(_ -> () -> WaitingPage.opened(server))
                    .toList();
            var pages = new ArrayList<WaitingPage>();
            for (var page : threads.invokeAll(openings)) {
                pages.add(result(page));
            }
            return pages;
        }
    }

    /** How long it took until each page knew, but for those at the beginning. */
    private Latencies called(List<WaitingPage> pages, ExecutorService threads)
            throws IOException, InterruptedException {
        var listening =
                pages.stream().map(page -> threads.submit(page::heardAt)).toList();
        Bench.pause(Duration.ofSeconds(2));
        var latencies = new Latencies();
        try (var network = Wire.of(Wire.Udp.NAME, line.port())) {
            var strays = threads.submit(() -> stray(network));
            var pace = Pace.of(PER_SECOND);
            var placed = new long[all];
            for (var page = 0; page < all; page++) {
                pace.await(page);
                placed[page] = System.nanoTime();
                network.send(pages.get(page).call(Rescue.TELEPHONE).invite());
            }
            for (var page = 0; page < all; page++) {
                var heard = result(listening.get(page));
                if (page >= before) {
                    latencies.add(heard - placed[page]);
                }
            }
            strays.cancel(true);
        }
        return latencies.sorted();
    }

    /** Calls from anywhere that nobody waits for, until it is interrupted. */
    private Void stray(Wire network) throws IOException, InterruptedException {
        var pace = Pace.of(STRAY_PER_SECOND);
        for (var call = 0; true; call++) {
            pace.await(call);
            var random = ThreadLocalRandom.current();
            var caller = "080%08d".formatted(random.nextInt(100_000_000));
            network.send(new SipCall(
                            network.transport(),
                            caller,
                            line.number(random.nextInt(line.numbers())),
                            "stray-" + call,
                            9)
                    .invite());
        }
    }

    private static <T> T result(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new Fault("A page did not get to know of its call", e);
        }
    }

    /** A browser with the page that shows the number. */
    private record WaitingPage(Browser browser, String number) {

        static WaitingPage opened(Server server) throws IOException {
            var browser = new Browser(server.port());
            var claim = SignInForm.in(browser.get("/recovery/password"))
                    .with("by", "user-id")
                    .with("user-id", Rescue.USER_ID);
            var page = browser.get(
                    browser.post("/recovery/password", claim.hidden()).leadsTo());
            var number = Rescue.NUMBER.matcher(page.body());
            if (!number.find()) {
                throw new Answer.Unexpected("A page without a number", page);
            }
            // Genkan bears only so many, and the page waits on one of its own.
            browser.close();
            return new WaitingPage(browser, "0" + number.group(1));
        }

        SipCall call(String caller) {
            return new SipCall(Wire.Udp.NAME, caller, number, "page-" + number, 9);
        }

        /** Waits for the event and says when it came. */
        long heardAt() throws IOException {
            while (true) {
                var event =
                        browser.getBeside("/recovery/now/events?seen=waiting").expect(200);
                var heard = System.nanoTime();
                if (!event.body().contains("data: waiting")) {
                    event.expect("data: confirmed");
                    return heard;
                }
            }
        }
    }

    private boolean print(Latencies latencies) {
        var median = latencies.percentile(50);
        var p99 = latencies.percentile(99);
        if (!options.jsonOnly()) {
            System.out.printf("%8s %10s %8s %8s %8s%n", "pages", "calls/s", "p50 ms", "p99 ms", "most ms");
            System.out.printf(
                    "%8d %10.0f %8.2f %8.2f %8.2f%n",
                    latencies.count(), PER_SECOND, median, p99, latencies.percentile(100));
        }
        System.out.println(Json.of(Map.of(
                "version", 1,
                "pages", latencies.count(),
                "calls_per_second", PER_SECOND,
                "stray_calls_per_second", STRAY_PER_SECOND,
                "p50_ms", median,
                "p99_ms", p99,
                "most_ms", latencies.percentile(100))));
        return median <= MEDIAN_MILLIS && p99 <= LONGEST_P99;
    }
}
