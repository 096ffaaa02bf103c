package bench;

import java.io.IOException;
import java.net.DatagramSocket;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where a Genkan takes calls.
 *
 * @param port of this machine, for SIP over UDP
 * @param numbers how many it has
 */
record TelephoneLine(int port, int numbers) {

    static TelephoneLine free(int numbers) {
        try (var socket = new DatagramSocket()) {
            return new TelephoneLine(socket.getLocalPort(), numbers);
        } catch (IOException e) {
            throw new Fault("There is no free port", e);
        }
    }

    Map<String, String> settings() {
        return Map.of(
                "GENKAN_PHONE_SIP_PORT",
                String.valueOf(port),
                "GENKAN_PHONE_NUMBERS",
                IntStream.range(0, numbers).mapToObj(this::number).collect(Collectors.joining(",")));
    }

    /** Without a sign between its digits. */
    String number(int place) {
        return "031000%04d".formatted(place);
    }
}
