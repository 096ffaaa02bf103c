package bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures for programs; README.md says what each is. */
final class Report {

    private static final int VERSION = 1;

    private Report() {}

    /** The figures at the top are those of the first profile. */
    static Map<String, Object> of(List<Figures> all, Options options, Cores cores) {
        var report = new LinkedHashMap<String, Object>();
        report.put("version", VERSION);
        report.put("profile", all.getFirst().profile().key());
        report.putAll(headline(all.getFirst()));
        report.put("failed", all.stream().anyMatch(Figures::failed));
        report.put("settings", settings(options, cores));
        var profiles = new LinkedHashMap<String, Object>();
        all.forEach(figures -> profiles.put(figures.profile().key(), profile(figures)));
        report.put("profiles", profiles);
        return report;
    }

    private static Map<String, Object> headline(Figures figures) {
        var headline = new LinkedHashMap<String, Object>();
        headline.put("logins_per_second", figures.signIn().map(Measured::perSecond));
        headline.put("failed_logins_per_second", perSecond(figures, Operation.REFUSED_SIGN_IN));
        headline.put("sso_reauthorizations_per_second", perSecond(figures, Operation.SSO));
        headline.put("refreshes_per_second", perSecond(figures, Operation.REFRESH));
        headline.put("introspections_per_second", perSecond(figures, Operation.INTROSPECTION));
        headline.put("share_of_hash_limit", figures.shareOfLimit());
        headline.put("hash_share_of_login_cpu", figures.hashShareOfCpu());
        headline.put("second_start_seconds", figures.start().seconds());
        return headline;
    }

    private static Object perSecond(Figures figures, Operation operation) {
        return figures.of(operation).map(Measured::perSecond);
    }

    private static Map<String, Object> settings(Options options, Cores cores) {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("measure_seconds", (int) options.measure().toSeconds());
        settings.put("warm_up_seconds", (int) options.warmUp().toSeconds());
        settings.put("connections", options.connections());
        settings.put("pinned", options.pin());
        settings.put("server_cores", cores.forServer());
        settings.put("java", System.getProperty("java.runtime.version"));
        return settings;
    }

    private static Map<String, Object> profile(Figures figures) {
        var profile = new LinkedHashMap<String, Object>();
        profile.put("argon2_memory_kib", figures.profile().memoryKib());
        profile.put("argon2_passes", figures.profile().passes());
        profile.put("bare_hash_cpu_ms", figures.limit().cpuMillis());
        profile.put("bare_hash_limit_per_second", figures.limit().perSecond());
        profile.put("bare_hashes_per_second", figures.limit().reachedPerSecond());
        profile.put("hash_engine", figures.limit().engine());
        profile.put("share_of_hash_limit", figures.shareOfLimit());
        profile.put("hash_share_of_login_cpu", figures.hashShareOfCpu());
        profile.put("login_cpu_in_bare_hashes", figures.timesTheBareHash());
        profile.put("second_start_seconds", figures.start().seconds());
        profile.put("second_start_seconds_budget", Figures.START_BUDGET_SECONDS);
        profile.put("second_start_cpu_seconds", figures.start().cpuSeconds());
        profile.put("cold_login_cpu_ms", figures.coldMillis());
        profile.put("cold_login_cpu_ms_budget", Figures.COLD_BUDGET_MILLIS);
        profile.put("idle_resident_mib", figures.memory().idle());
        profile.put("idle_resident_mib_budget", Figures.Memory.IDLE_BUDGET);
        profile.put("loaded_resident_mib", figures.memory().loaded());
        profile.put("loaded_resident_mib_budget", Figures.Memory.LOADED_BUDGET);
        profile.put("database_resident_mib", figures.memory().database());
        var operations = new LinkedHashMap<String, Object>();
        figures.results()
                .forEach((operation, result) -> operations.put(
                        operation.key(), operation(operation.budget().in(figures.profile()), result)));
        profile.put("operations", operations);
        return profile;
    }

    private static Map<String, Object> operation(Budget budget, Result result) {
        return switch (result) {
            case Result.Done(var measured) -> measured(budget, measured);
            case Result.Failed(var why) -> Map.of("failed", why);
            case Result.NotThere() -> Map.of("not_there", true);
        };
    }

    private static Map<String, Object> measured(Budget budget, Measured measured) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("count", measured.latencies().count());
        figures.put("per_second", measured.perSecond());
        figures.put("p50_ms", measured.latencies().percentile(50));
        figures.put("p99_ms", measured.latencies().percentile(99));
        figures.put("cpu_ms", measured.serverMillis());
        figures.put("cpu_ms_budget", budget.server());
        figures.put("hash_cpu_ms", measured.hashingMillis());
        figures.put("jit_cpu_ms", measured.compilingMillis());
        figures.put("database_cpu_ms", measured.databaseMillis());
        figures.put("database_cpu_ms_budget", budget.database());
        figures.put("load_cpu_ms", measured.loadMillis());
        return figures;
    }
}
