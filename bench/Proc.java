package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What Linux tells about a process under {@code /proc}. */
record Proc(long pid) {

    // sysconf(_SC_CLK_TCK): 100 on every Linux that Java runs on, whatever the kernel's own tick.
    private static final double TICKS_PER_SECOND = 100;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double KIB_PER_MIB = 1_024;

    // Counted from the field behind the name of the program, which may itself contain spaces.
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int USER_OF_ENDED_CHILDREN = 13;
    private static final int SYSTEM_OF_ENDED_CHILDREN = 14;

    double cpu() {
        var stat = stat();
        return seconds(stat, USER) + seconds(stat, SYSTEM);
    }

    /** The process, its children, and what those that have ended took. */
    double cpuOfFamily() {
        return cpuWithEndedChildren()
                + children().stream().mapToDouble(Proc::cpuWithEndedChildren).sum();
    }

    /** The threads with such a name; finer than the ticks of the whole process. */
    double cpuOfThreads(String names) {
        try (var threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return threads.filter(thread -> read(thread.resolve("comm")).strip().matches(names))
                    .map(thread -> read(thread.resolve("schedstat")))
                    .filter(times -> !times.isEmpty())
                    .mapToDouble(times -> Long.parseLong(times.split(" ")[0]) / NANOS_PER_SECOND)
                    .sum();
        } catch (IOException gone) {
            return 0;
        }
    }

    double residentMib() {
        return mib("status", "VmRSS");
    }

    double mostResidentMib() {
        return mib("status", "VmHWM");
    }

    /** Memory shared between the processes counted once, as far as Linux lets us look. */
    double residentMibOfFamily() {
        return mib("smaps_rollup", "Pss")
                + children().stream()
                        .mapToDouble(child -> child.mib("smaps_rollup", "Pss"))
                        .sum();
    }

    private double cpuWithEndedChildren() {
        var stat = stat();
        return seconds(stat, USER)
                + seconds(stat, SYSTEM)
                + seconds(stat, USER_OF_ENDED_CHILDREN)
                + seconds(stat, SYSTEM_OF_ENDED_CHILDREN);
    }

    private List<Proc> children() {
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::children)
                .map(child -> new Proc(child.pid()))
                .toList();
    }

    private String[] stat() {
        var stat = read(Path.of("/proc/" + pid + "/stat"));
        return stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    }

    private static double seconds(String[] stat, int field) {
        return stat.length > field ? Long.parseLong(stat[field]) / TICKS_PER_SECOND : 0;
    }

    private double mib(String file, String name) {
        return read(Path.of("/proc/" + pid + "/" + file))
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / KIB_PER_MIB)
                .findFirst()
                .orElse(0);
    }

    // A process that has just ended has no figures any more.
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        }
    }
}
