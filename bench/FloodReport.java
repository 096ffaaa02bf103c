package bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures of an attack, for people and for programs. */
final class FloodReport {

    private static final int VERSION = 1;
    private static final String ROW = "%-30s %8s %8s %8s %8s %9s %9s %9s%n";

    private final FloodFigures figures;
    private final Map<String, Double> shares;

    FloodReport(FloodFigures figures) {
        this.figures = figures;
        this.shares = figures.cpuShares(Runtime.getRuntime().availableProcessors());
    }

    String table() {
        var window = figures.window();
        var text = new StringBuilder();
        add(
                text,
                "%nThe attack: %.0f/s for %.0f s; %s%n%n",
                window.perSecond(),
                window.seconds(),
                window.answers().entrySet().stream()
                        .map(answer -> "%s %d".formatted(name(answer.getKey()), answer.getValue()))
                        .collect(Collectors.joining(", ")));
        add(text, ROW, "Members", "tries", "let in", "busy", "other", "p50 ms", "p99 ms", "max ms");
        for (var side : Side.values()) {
            row(text, side.title() + ", before", figures.idle().get(side));
            row(text, side.title(), window.members().get(side));
        }
        var memory = figures.memory();
        add(
                text,
                "%nResident memory  %.0f MiB before, %.0f at most, %.0f after; heap in use %.1f MiB before, %.1f after%n",
                memory.before(),
                memory.most(),
                memory.after(),
                memory.heapBefore(),
                memory.heapAfter());
        add(
                text,
                "CPU, of all cores  %s%n%n",
                shares.entrySet().stream()
                        .map(share -> String.format(Locale.ROOT, "%s %.0f %%", share.getKey(), 100 * share.getValue()))
                        .collect(Collectors.joining(", ")));
        figures.goals().forEach(goal -> add(text, "%-8s %s%n", goal.met() ? "met" : "NOT MET", goal.what()));
        faults(text);
        return text.toString();
    }

    String json() {
        var window = figures.window();
        var report = new LinkedHashMap<String, Object>();
        report.put("version", VERSION);
        report.put("failed", figures.failed());
        report.put("seconds", window.seconds());
        report.put("attack_per_second", window.perSecond());
        window.answers().forEach((ending, count) -> report.put("attack_" + key(ending), count.intValue()));
        report.put("members", members(window.members()));
        report.put("members_before", members(figures.idle()));
        var memory = figures.memory();
        report.put("resident_mib_before", memory.before());
        report.put("resident_mib_most", memory.most());
        report.put("resident_mib_after", memory.after());
        report.put("heap_mib_before", memory.heapBefore());
        report.put("heap_mib_after", memory.heapAfter());
        report.put("cpu_shares", shares);
        var goals = new LinkedHashMap<String, Object>();
        figures.goals().forEach(goal -> goals.put(goal.what(), goal.met()));
        report.put("goals", goals);
        return Json.of(report);
    }

    private static void row(StringBuilder text, String title, Coming coming) {
        var letIn = coming.count(Ending.LET_IN);
        var busy = coming.count(Ending.BUSY);
        add(
                text,
                ROW,
                title,
                coming.tries(),
                letIn,
                busy,
                coming.tries() - letIn - busy,
                millis(coming.percentile(50)),
                millis(coming.percentile(99)),
                millis(coming.percentile(100)));
    }

    private void faults(StringBuilder text) {
        if (!figures.fault().isEmpty()) {
            add(text, "The attack met  %s%n", figures.fault());
        }
        figures.window().members().forEach((side, coming) -> {
            if (!coming.fault().isEmpty()) {
                add(text, "Members %s met  %s%n", side.title(), coming.fault());
            }
        });
    }

    private static Map<String, Object> members(Map<Side, Coming> comings) {
        var sides = new LinkedHashMap<String, Object>();
        comings.forEach((side, coming) -> {
            var figures = new LinkedHashMap<String, Object>();
            figures.put("tries", coming.tries());
            for (var ending : Ending.values()) {
                figures.put(key(ending), coming.count(ending));
            }
            figures.put("p50_ms", coming.percentile(50));
            figures.put("p99_ms", coming.percentile(99));
            figures.put("max_ms", coming.percentile(100));
            sides.put(side.key(), figures);
        });
        return sides;
    }

    private static String key(Ending ending) {
        return ending.name().toLowerCase(Locale.ROOT);
    }

    private static String name(Ending ending) {
        return switch (ending) {
            case LET_IN -> "let in";
            case WRONG -> "SS401";
            case LIMITED -> "SS503";
            case BUSY -> "SY503-B";
            case OTHER -> "anything else";
        };
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    private static void add(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }
}
