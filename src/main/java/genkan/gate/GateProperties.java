package genkan.gate;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When SS503 begins and ends. Never disclosed to members (R022); every change is kept with its time (N05).
 *
 * @param strangers tries at one User ID by all who are neither on a known device nor in a known network, such as
 *     {@code 10/1h}: ten, and one more each hour
 * @param knownNetwork tries at one User ID from each network that its member signed in from
 * @param knownDevice tries at one User ID on each device that its member signed in on
 * @param inARow after so many failures in a row a password alone is not accepted any more from strangers and known
 *     networks, or from a known device (63B-4 3.2.2: at most 100)
 * @param inARowFor how long that lasts, and how long what failed is remembered
 * @param networkRemembered how long a network is known after the member's last sign-in from there
 * @param source so many wrong passwords from one network, whatever the User IDs, before strangers' tries from there are
 *     evaluated no more
 * @param sourceHalfLife after so long half of it is forgotten
 */
@ConfigurationProperties("genkan.gate")
public record GateProperties(
        @DefaultValue("10/1h") Allowance strangers,
        @DefaultValue("10/1h") Allowance knownNetwork,
        @DefaultValue("20/10m") Allowance knownDevice,
        @DefaultValue("100") int inARow,
        @DefaultValue("30d") Duration inARowFor,
        @DefaultValue("30d") Duration networkRemembered,
        @DefaultValue("50") int source,
        @DefaultValue("12h") Duration sourceHalfLife) {

    public GateProperties {
        if (inARow < 2) {
            throw new IllegalArgumentException("genkan.gate.in-a-row must be at least 2, but is " + inARow);
        }
        if (source < 1) {
            throw new IllegalArgumentException("genkan.gate.source must be at least 1, but is " + source);
        }
        if (sourceHalfLife.toMillis() < 1 || inARowFor.isNegative() || networkRemembered.isNegative()) {
            throw new IllegalArgumentException("Times of genkan.gate cannot be negative, nor a half-life zero");
        }
    }
}
