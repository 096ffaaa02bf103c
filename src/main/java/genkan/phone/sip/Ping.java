package genkan.phone.sip;

import genkan.phone.sip.SipProperties.Transport;
import genkan.secret.Randomness;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Asks the peers of a trunk now and then whether they are there. */
final class Ping implements AutoCloseable {

    private static final int CONNECTED_WITHIN_MILLIS = 2_000;

    private final Udp udp;
    private final Door door;
    private final UserAgent agent;
    private final Wheel wheel;
    private final Randomness randomness;
    private final Tally tally;
    private final Map<InetSocketAddress, Connection> connections = new ConcurrentHashMap<>();

    Ping(Udp udp, Door door, UserAgent agent, Wheel wheel, Randomness randomness, Tally tally) {
        this.udp = udp;
        this.door = door;
        this.agent = agent;
        this.wheel = wheel;
        this.randomness = randomness;
        this.tally = tally;
    }

    void keepAsking(SipTrunk trunk) {
        var line = trunk.line();
        if (!line.pingEvery().isZero()) {
            trunk.singlePeers().forEach(peer -> ask(peer, line.pingOver()));
            wheel.in(line.pingEvery(), () -> keepAsking(trunk));
        }
    }

    private void ask(InetSocketAddress peer, Transport over) {
        switch (over) {
            case UDP -> askOverUdp(peer);
            // The clock of all calls must not wait for a connection.
            case TCP -> Thread.ofVirtual().name("sip-ping").start(() -> askOverTcp(peer));
        }
    }

    private void askOverUdp(InetSocketAddress peer) {
        try {
            udp.send(options(peer, Transport.UDP), peer);
        } catch (IOException unreachable) {
            tally.dropped("not-sent");
        }
    }

    private void askOverTcp(InetSocketAddress peer) {
        try {
            connection(peer).send(options(peer, Transport.TCP), peer.getPort());
        } catch (IOException unreachable) {
            tally.dropped("not-sent");
        }
    }

    /** The one that is open, over which calls may come as well; or a new one. */
    private Connection connection(InetSocketAddress peer) throws IOException {
        var open = connections.get(peer);
        return open == null ? connect(peer) : open;
    }

    private Connection connect(InetSocketAddress peer) throws IOException {
        var socket = new Socket();
        try {
            socket.connect(peer, CONNECTED_WITHIN_MILLIS);
        } catch (IOException unreachable) {
            socket.close();
            throw unreachable;
        }
        var connection = new Connection(socket, door, agent, tally, closed -> connections.remove(peer, closed));
        connections.put(peer, connection);
        connection.start();
        return connection;
    }

    private byte[] options(InetSocketAddress peer, Transport over) throws IOException {
        var own = written(ownAddress(peer)) + ":" + udp.port();
        var asked = written(peer.getAddress()) + ":" + peer.getPort();
        return Syntax.bytes("""
                OPTIONS sip:%2$s SIP/2.0
                Via: SIP/2.0/%5$s %1$s;branch=z9hG4bK%3$x;rport
                Max-Forwards: 70
                From: <sip:genkan@%1$s>;tag=%3$x
                To: <sip:%2$s>
                Call-ID: %4$x@genkan
                CSeq: 1 OPTIONS
                Contact: <sip:genkan@%1$s;transport=%6$s>
                Content-Length: 0

                """.formatted(
                        own,
                        asked,
                        randomness.number(),
                        randomness.number(),
                        over.name(),
                        over.name().toLowerCase(Locale.ROOT))
                .replace("\n", "\r\n"));
    }

    /** The one of our addresses that the peer sees. */
    private static InetAddress ownAddress(InetSocketAddress peer) throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.connect(peer);
            return socket.getLocalAddress();
        }
    }

    private static String written(InetAddress address) {
        return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }

    @Override
    public void close() {
        connections.values().forEach(Connection::close);
    }
}
