package genkan.gate;

import java.util.stream.Collectors;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** What {@code ./genkan gate} talks to, on the management port: every value of the thresholds, and what is in memory. */
@Component
@Endpoint(id = "gate")
class GateEndpoint {

    private final SettingsTrail trail;
    private final Gate gate;

    GateEndpoint(SettingsTrail trail, Gate gate) {
        this.trail = trail;
        this.gate = gate;
    }

    @ReadOperation(produces = "text/plain;charset=UTF-8")
    String show() {
        var memory = gate.memory();
        return "In memory: wrong passwords of %d User IDs (%d KiB), scores of %d networks (%d KiB).%n"
                        .formatted(
                                memory.userIds(),
                                memory.userIdBytes() >> 10,
                                memory.networks(),
                                memory.networkBytes() >> 10)
                + "Thresholds, the latest first:%n".formatted()
                + trail.changes().stream()
                        .map(change -> "%s  %-18s %s%n".formatted(change.at(), change.name(), change.value()))
                        .collect(Collectors.joining());
    }
}
