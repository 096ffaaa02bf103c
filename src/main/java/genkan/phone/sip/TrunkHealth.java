package genkan.phone.sip;

import genkan.phone.Trunk;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether calls come in. Members who sign in do without, so readiness does not ask. */
final class TrunkHealth implements HealthIndicator {

    private final List<Trunk> trunks;

    TrunkHealth(List<Trunk> trunks) {
        this.trunks = trunks;
    }

    @Override
    public Health health() {
        var health = trunks.stream().anyMatch(Trunk::up) ? Health.up() : Health.down();
        trunks.forEach(trunk -> health.withDetail(trunk.name(), trunk.up() ? "up" : "down"));
        return health.build();
    }
}
