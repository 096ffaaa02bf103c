package simulate;

import genkan.gate.GateAtTheDoor;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** A mechanism that takes part. The others' are built after their documents, and decide on limits alone. */
enum Contender {
    GATE("Genkan's gate", GateAtTheDoor::new),
    STRIKES_3("3 strikes, 15 minutes", _ -> new Strikes(3, Duration.ofMinutes(15))),
    STRIKES_10("10 strikes, 15 minutes", _ -> new Strikes(10, Duration.ofMinutes(15))),
    DEVICE_COOKIES("OWASP device cookies", _ -> new DeviceCookies()),
    KEYCLOAK("Keycloak, detection on", _ -> new Keycloak()),
    AUTHELIA("Authelia, by user", _ -> new Authelia()),
    KANIDM("Kanidm", _ -> new Kanidm()),
    RAUTHY("Rauthy, by address", _ -> new Rauthy());

    static final List<Scenario> OF_ALL = List.of(
            Scenario.NO_ATTACK,
            Scenario.LOCK_OUT,
            Scenario.LOCK_OUT_SLOW,
            Scenario.LOCK_OUT_HOURLY,
            Scenario.NEIGHBOUR,
            Scenario.SPRAY,
            Scenario.STUFFING,
            Scenario.STUFFING_BOTS);

    private final String title;
    private final IntFunction<Mechanism> made;

    Contender(String title, IntFunction<Mechanism> made) {
        this.title = title;
        this.made = made;
    }

    String title() {
        return title;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is measured in: the gate in everything. */
    List<Scenario> scenarios() {
        return this == GATE ? List.of(Scenario.values()) : OF_ALL;
    }

    Mechanism mechanism(Scenario scenario) {
        return made.apply(scenario.nodes());
    }
}
