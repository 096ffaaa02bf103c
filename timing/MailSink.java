package timing;

import java.net.InetAddress;
import java.util.Map;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A mail server that keeps nothing. Genkan's own one, which the sample has, would take the processor time of each mail that
 * was sent from the very Genkan that is measured.
 */
final class MailSink implements AutoCloseable {

    private final SMTPServer server = SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .hostName("localhost")
            .messageHandler((_, _, _, _) -> {})
            .build();

    MailSink() {
        server.start();
    }

    Map<String, String> settings() {
        return Map.of(
                "GENKAN_MAIL_HOST",
                "127.0.0.1",
                "GENKAN_MAIL_PORT",
                String.valueOf(server.getPortAllocated()),
                "GENKAN_MAIL_TLS",
                "NONE",
                "GENKAN_MAIL_FROM",
                "no-reply@timing.example");
    }

    @Override
    public void close() {
        server.stop();
    }
}
