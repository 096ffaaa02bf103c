package bench;

import java.util.Locale;

/** The figures for people. */
final class Table {

    static final String LEGEND = """
            CPU, DB CPU and load: milliseconds of processor time of Genkan, of its database and of this program for one
            operation; JIT is the part of Genkan's that went into compiling it, and shrinks with --warm-up. "!" marks what is
            above its budget. p50 and p99: milliseconds that an operation took while all visitors were busy, so they grow
            with --connections; a refusal leaves 300 ms after it came, by design. "sign-in" is authorize, form, password,
            code and tokens, on a browser not known before; "refused" and "at its limit" is sending the form alone.
            """;

    private static final String ROW = "%-24s %10s %9s %9s %10s %8s %8s %10s %8s %8s%n";

    // Less than this of the cores for a hash that runs alone: something else is running too.
    private static final double BUSY = 0.9;

    private final Figures figures;
    private final StringBuilder text = new StringBuilder();

    private Table(Figures figures) {
        this.figures = figures;
    }

    static String of(Figures figures) {
        return new Table(figures).write();
    }

    private String write() {
        add("%n%s, %s%n%n", figures.profile().key(), figures.profile());
        add(ROW, "", "per second", "p50 ms", "p99 ms", "CPU ms", "budget", "JIT", "DB CPU ms", "budget", "load");
        figures.results().forEach(this::row);
        add("%n");
        start();
        memory();
        hash();
        figures.results().forEach(this::failure);
        return text.toString();
    }

    private void row(Operation operation, Result result) {
        switch (result) {
            case Result.Done(var measured) -> row(operation, measured);
            case Result.Failed _ -> add("%-24s FAILED%n", operation.title());
            case Result.NotThere() -> add("%-24s not there%n", operation.title());
        }
    }

    private void row(Operation operation, Measured measured) {
        var budget = operation.budget().in(figures.profile());
        add(
                ROW,
                operation.title(),
                number(measured.perSecond()),
                number(measured.latencies().percentile(50)),
                number(measured.latencies().percentile(99)),
                marked(measured.serverMillis(), budget.server()),
                limit(budget.server()),
                number(measured.compilingMillis()),
                marked(measured.databaseMillis(), budget.database()),
                limit(budget.database()),
                number(measured.loadMillis()));
    }

    private void start() {
        add(
                "Second start to first page  %s s, budget 4 s; %s s of CPU%n",
                marked(figures.start().seconds(), Figures.START_BUDGET_SECONDS),
                number(figures.start().cpuSeconds()));
        add(
                "First 20 sign-ins after it  %s ms of CPU each, goal 100 ms%n",
                figures.coldMillis()
                        .map(millis -> marked(millis, Figures.COLD_BUDGET_MILLIS))
                        .orElse("FAILED"));
    }

    private void memory() {
        var memory = figures.memory();
        add(
                "Resident memory             %s MiB idle, budget 200; %s MiB at most, budget 300; the database %s MiB%n",
                marked(memory.idle(), Figures.Memory.IDLE_BUDGET),
                marked(memory.loaded(), Figures.Memory.LOADED_BUDGET),
                number(memory.database()));
    }

    private void hash() {
        var limit = figures.limit();
        add(
                "The bare hash               %s ms of CPU, so at most %s/s on Genkan's cores; %s%n",
                number(limit.cpuMillis()), number(limit.perSecond()), limit.engine());
        if (limit.share() < BUSY) {
            add(
                    "! This machine is busy       the bare hash alone got only %s of Genkan's cores: rates, p50 and p99 are too bad%n",
                    percent(limit.share()));
        }
        figures.signIn().ifPresent(signIn -> share(signIn, limit));
    }

    private void share(Measured signIn, HashLimit limit) {
        add(
                "Sign-ins                    %s/s are %s of that limit; the database, and without --pin the load, share the cores%n",
                number(signIn.perSecond()), percent(signIn.perSecond() / limit.perSecond()));
        add(
                "                            of %s ms of CPU in Genkan %s are the hash: %s; the whole is %.2f times the bare hash%n",
                number(signIn.serverMillis()),
                number(signIn.hashingMillis()),
                percent(signIn.hashingMillis() / signIn.serverMillis()),
                signIn.serverMillis() / limit.cpuMillis());
    }

    private void failure(Operation operation, Result result) {
        if (result instanceof Result.Failed(var why)) {
            add("FAILED: %s: %s%n", operation.title(), why);
        }
    }

    private void add(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }

    private static String marked(double value, double budget) {
        return value > budget ? "! " + number(value) : number(value);
    }

    private static String limit(double budget) {
        return Double.isFinite(budget) ? number(budget) : "";
    }

    private static String percent(double share) {
        return "%.0f %%".formatted(100 * share);
    }

    private static String number(double value) {
        return String.format(
                Locale.ROOT, value < 1 ? "%.3f" : value < 10 ? "%.2f" : value < 1_000 ? "%.1f" : "%.0f", value);
    }
}
