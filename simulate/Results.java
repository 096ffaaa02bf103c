package simulate;

import genkan.gate.Flood;
import genkan.gate.Parallel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that was simulated. */
record Results(List<Run> runs, Parallel parallel, Flood flood) {

    Results {
        runs = List.copyOf(runs);
    }

    Optional<Run> find(Contender contender, Scenario scenario) {
        return runs.stream()
                .filter(run -> run.contender() == contender && run.scenario() == scenario)
                .findFirst();
    }

    Run gate(Scenario scenario) {
        return find(Contender.GATE, scenario).orElseThrow();
    }

    Stream<Run> runsOfTheGate() {
        return runs.stream().filter(run -> run.contender() == Contender.GATE);
    }

    /** Those that took part, the gate last. */
    List<Contender> contenders() {
        return Stream.of(Contender.values())
                .filter(contender -> find(contender, Scenario.LOCK_OUT).isPresent())
                .sorted((one, other) -> Boolean.compare(one == Contender.GATE, other == Contender.GATE))
                .toList();
    }
}
