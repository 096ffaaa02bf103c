package genkan.phone.sip;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.AnotherGenkan;
import genkan.Ports;
import genkan.RunningGenkan;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A whole Genkan as an operator runs it who has a line, not only the part that takes calls. */
@RunningGenkan
class TrunkOfTheSettingsTest {

    @Autowired
    private AnotherGenkan another;

    @Test
    void startsWithATrunkAndDeclinesItsCalls(@TempDir Path folder) throws Exception {
        var port = Ports.free();
        var line = Map.of(
                "GENKAN_PHONE_NUMBERS",
                Desk.OURS,
                "GENKAN_PHONE_SIP_PORT",
                String.valueOf(port),
                "GENKAN_PHONE_SIP_TRUNKS_0_NAME",
                "carrier-east",
                "GENKAN_PHONE_SIP_TRUNKS_0_PEERS",
                "127.0.0.1");
        try (var genkan = another.start("trunk-of-the-settings.log", folder, line)) {
            assertThat(AnotherGenkan.portOf(genkan)).isPositive();

            try (var carrier = Peer.overUdp(port)) {
                assertThat(carrier.ask(Asked.invite("carrier-east"))).startsWith("SIP/2.0 603 ");
            }
        }
    }
}
