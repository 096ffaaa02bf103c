package genkan.phone.sip;

import genkan.phone.Calls;
import genkan.secret.Randomness;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that listens, put together: what a peer sends goes through the door to the user agent. */
final class EndPoint implements AutoCloseable {

    /** With what each takes at most, less than 20 MB. */
    static final int MOST_TRANSACTIONS = 20_000;

    private static final int BACKLOG = 128;
    private static final Logger LOG = LoggerFactory.getLogger(EndPoint.class);

    private final List<SipTrunk> trunks;
    private final Wheel wheel;
    private final Tally tally;
    private final Randomness randomness;
    private final Switchboard switchboard;
    private final Door door;
    private final UserAgent agent;
    private final List<AutoCloseable> listening = new ArrayList<>();

    EndPoint(
            List<SipTrunk> trunks,
            Passports passports,
            Wheel wheel,
            Calls calls,
            Predicate<String> ours,
            MeterRegistry meters,
            Randomness randomness,
            Clock clock) {
        this.trunks = trunks;
        this.wheel = wheel;
        this.randomness = randomness;
        this.tally = new Tally(meters);
        this.switchboard = new Switchboard(calls, new Identity(passports), tally);
        this.door = new Door(trunks, tally, wheel);
        var transactions = new Transactions(MOST_TRANSACTIONS);
        this.agent = new UserAgent(transactions, ours, switchboard, tally, wheel, clock, randomness.number());
        tally.watch(transactions);
        trunks.forEach(tally::watch);
    }

    Tally tally() {
        return tally;
    }

    /** Listens for UDP and TCP on the same port of each address; the port is returned, which for 0 is any free one. */
    int listen(List<InetAddress> addresses, int port) throws IOException {
        var chosen = port;
        for (var address : addresses) {
            var connections = new ServerSocket(chosen, BACKLOG, address);
            listen(connections, UnaryOperator.identity());
            chosen = connections.getLocalPort();
            listening.add(Udp.listen(new InetSocketAddress(address, chosen), door, agent, tally));
        }
        return chosen;
    }

    /** Listens for connections over which something else is spoken first, such as TLS. */
    void listen(ServerSocket socket, UnaryOperator<Socket> spoken) {
        listening.add(Tcp.listen(socket, spoken, door, agent, tally));
    }

    /** Time begins, and the trunks are up. */
    void open() {
        wheel.start();
        trunks.forEach(SipTrunk::open);
        listening.stream()
                .filter(Udp.class::isInstance)
                .map(Udp.class::cast)
                .findFirst()
                .map(udp -> new Ping(udp, door, agent, wheel, randomness, tally))
                .ifPresent(this::keepAsking);
    }

    private void keepAsking(Ping ping) {
        listening.add(ping);
        trunks.forEach(ping::keepAsking);
    }

    @Override
    public void close() {
        for (var open : listening) {
            try {
                open.close();
            } catch (Exception broken) {
                LOG.warn("A SIP port was not closed in order", broken);
            }
        }
        switchboard.close();
        wheel.close();
    }
}
