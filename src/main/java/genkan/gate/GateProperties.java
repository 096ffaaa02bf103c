package genkan.gate;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When SS503 begins and ends. Never disclosed to members (R022).
 *
 * @param failures so many failed attempts in a row are evaluated, at least 2; the next one is not
 * @param closedFor how long the access limit then lasts
 * @param forgetAfter failures older than this no longer count
 */
@ConfigurationProperties("genkan.gate")
public record GateProperties(
        @DefaultValue("10") int failures,
        @DefaultValue("15m") Duration closedFor,
        @DefaultValue("1h") Duration forgetAfter) {

    public GateProperties {
        if (failures < 2) {
            throw new IllegalArgumentException("genkan.gate.failures must be at least 2, but is " + failures);
        }
    }
}
