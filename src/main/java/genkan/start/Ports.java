package genkan.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Tries the ports before anything else is begun, so that a first start does not prepare a database for nothing. */
public final class Ports implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    // The data folder comes next; a port that is taken should leave no traces there.
    private static final int BEFORE_THE_DATABASE = LoggingApplicationListener.DEFAULT_ORDER - 2;

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var pages = port("GENKAN_PORT", "genkan.port", event.getEnvironment());
        var health = port("GENKAN_MANAGEMENT_PORT", "genkan.management-port", event.getEnvironment());
        if (pages == health && pages != 0) {
            throw new StartFault("GENKAN_PORT and GENKAN_MANAGEMENT_PORT are both %d: give them two different ports."
                    .formatted(pages));
        }
        tryToListen("GENKAN_PORT", pages, null);
        tryToListen("GENKAN_MANAGEMENT_PORT", health, InetAddress.getLoopbackAddress());
    }

    @Override
    public int getOrder() {
        return BEFORE_THE_DATABASE;
    }

    private static int port(String setting, String property, Environment environment) {
        var value = environment.getRequiredProperty(property);
        try {
            var port = Integer.parseInt(value);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException _) {
            // Told below, like a number that is too large.
        }
        throw new StartFault("%s is \"%s\": set it to a number from 1 to 65535.".formatted(setting, value));
    }

    private static void tryToListen(String setting, int port, @Nullable InetAddress where) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(where, port));
        } catch (IOException e) {
            var denied = String.valueOf(e.getMessage()).contains("Permission denied");
            throw new StartFault(
                    denied
                            ? "This user may not listen on port %d: set %s to a port above 1023, or give Genkan the right."
                                    .formatted(port, setting)
                            : "Port %d is already in use: stop the program that listens there, or set %s to another port."
                                    .formatted(port, setting),
                    e);
        }
    }
}
