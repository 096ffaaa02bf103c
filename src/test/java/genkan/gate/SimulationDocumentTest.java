package genkan.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** {@code docs/gate-simulation.md} is about the gate as it comes: its bounds follow from today's defaults. */
class SimulationDocumentTest {

    private final GateProperties limits =
            new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("genkan.gate", GateProperties.class);

    @Test
    void quotesTheThresholdsThatTheGateHas() throws IOException {
        var atOnce = limits.strangers().tries();
        var week = 7 * 24 * 3_600_000L / limits.strangers().eachMillis();

        assertThat(bound("S4 wrong passwords evaluated in a row")).isEqualTo(limits.inARow());
        assertThat(bound("S5 64 at the same time on two nodes")).isEqualTo(atOnce);
        assertThat(bound("S5 guesses evaluated at one account in 7 days: lock-out, over two nodes"))
                .isEqualTo(atOnce + week);
    }

    @Test
    void saysOnWhichDevicesAMembersOwnSlipsCount() throws IOException {
        assertThat(document())
                .contains("members with %d wrong ones of their own"
                        .formatted(limits.knownDevice().tries()));
    }

    private static long bound(String goal) throws IOException {
        var row = Pattern.compile("(?m)^\\| " + Pattern.quote(goal) + "[^|]*\\|[^|]*\\| *<= *([0-9]+) *\\|")
                .matcher(document());
        assertThat(row.find()).as(goal).isTrue();
        return Long.parseLong(row.group(1));
    }

    private static String document() throws IOException {
        return Files.readString(Path.of("docs", "gate-simulation.md"));
    }
}
