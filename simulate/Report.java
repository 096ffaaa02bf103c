package simulate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures for programs. Nothing in it depends on the machine, so that the same seed brings the same line. */
final class Report {

    private Report() {}

    static Map<String, Object> of(Options options, Results results, List<Goal> goals) {
        var report = new LinkedHashMap<String, Object>();
        report.put("version", 1);
        report.put("seed", options.seed());
        report.put("quick", options.quick());
        report.put("members", options.size().members());
        report.put("victims", options.size().victims());
        report.put("goals_met", goals.stream().allMatch(Goal::met));
        report.put("goals", goals.stream().map(Report::goal).toList());
        report.put("invented_user_ids", results.flood().invented());
        report.put("runs", results.runs().stream().map(Report::run).toList());
        return report;
    }

    private static Map<String, Object> goal(Goal goal) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", goal.id());
        json.put("what", goal.what());
        json.put("figure", goal.figure());
        json.put("bound", goal.bound());
        json.put("met", goal.met());
        return json;
    }

    private static Map<String, Object> run(Run run) {
        var tally = run.tally();
        var json = new LinkedHashMap<String, Object>();
        json.put("mechanism", run.contender().key());
        json.put("scenario", run.scenario().key());
        json.put("sessions", tally.sessions());
        json.put("refused", tally.refused());
        json.put("refused_known_device", tally.on(Side.DEVICE).share());
        json.put("refused_known_network", tally.on(Side.NETWORK).share());
        json.put("refused_unknown", tally.on(Side.UNKNOWN).share());
        json.put("refused_victims", tally.victimsRefused());
        json.put("refused_others", tally.othersRefused());
        json.put("attack_requests", tally.requests());
        json.put("attack_requests_hashed", tally.hashedShare());
        json.put("guesses_per_account_week", run.guessesAWeek());
        json.put("most_guesses", tally.mostGuesses());
        json.put("opened_per_account_week", run.successAWeek());
        json.put("pairs", tally.pairs());
        json.put("pairs_in", tally.broken());
        json.put("longest_row", tally.longestRow());
        return json;
    }
}
