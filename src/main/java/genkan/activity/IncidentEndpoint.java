package genkan.activity;

import genkan.activity.Incidents.Touched;
import genkan.network.Network;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** What {@code ./genkan incident} talks to, on the management port: the report of an attack, as a table. */
@Component
@Endpoint(id = "incident")
class IncidentEndpoint {

    private static final String LINE = "%-32s %9s %7s %8s  %-20s  %-20s%n";

    private final Incidents incidents;
    private final Clock clock;

    IncidentEndpoint(Incidents incidents, Clock clock) {
        this.incidents = incidents;
        this.clock = clock;
    }

    /**
     * Which members were tried.
     *
     * @param network an address, or a range such as 192.0.2.0/24
     * @param hours how far to look back
     */
    @ReadOperation(produces = "text/plain;charset=UTF-8")
    String report(String network, int hours) {
        var touched = incidents.touched(Network.of(network), clock.instant().minus(Duration.ofHours(hours)));
        var opened = touched.stream().filter(member -> member.signedIn() > 0).count();
        return "%d members were tried from %s in the last %d hours, %d were signed in.%n"
                        .formatted(touched.size(), network, hours, opened)
                + LINE.formatted("USER ID", "SIGNED IN", "WRONG", "LIMITED", "FIRST", "LAST")
                + touched.stream().map(IncidentEndpoint::line).collect(Collectors.joining());
    }

    private static String line(Touched member) {
        return LINE.formatted(
                member.userId(),
                member.signedIn(),
                member.failed(),
                member.limited(),
                member.first().truncatedTo(ChronoUnit.SECONDS),
                member.last().truncatedTo(ChronoUnit.SECONDS));
    }
}
