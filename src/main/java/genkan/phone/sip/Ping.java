package genkan.phone.sip;

import genkan.secret.Randomness;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Asks the peers of a trunk now and then whether they are there. */
final class Ping {

    private final Udp udp;
    private final Wheel wheel;
    private final Randomness randomness;
    private final Tally tally;

    Ping(Udp udp, Wheel wheel, Randomness randomness, Tally tally) {
        this.udp = udp;
        this.wheel = wheel;
        this.randomness = randomness;
        this.tally = tally;
    }

    void keepAsking(SipTrunk trunk) {
        var every = trunk.line().pingEvery();
        if (!every.isZero()) {
            trunk.singlePeers().forEach(this::ask);
            wheel.in(every, () -> keepAsking(trunk));
        }
    }

    private void ask(InetSocketAddress peer) {
        try {
            udp.send(options(peer), peer);
        } catch (IOException unreachable) {
            tally.dropped("not-sent");
        }
    }

    private byte[] options(InetSocketAddress peer) throws IOException {
        var own = written(ownAddress(peer)) + ":" + udp.port();
        var asked = written(peer.getAddress()) + ":" + peer.getPort();
        return Syntax.bytes("""
                OPTIONS sip:%2$s SIP/2.0
                Via: SIP/2.0/UDP %1$s;branch=z9hG4bK%3$x;rport
                Max-Forwards: 70
                From: <sip:genkan@%1$s>;tag=%3$x
                To: <sip:%2$s>
                Call-ID: %4$x@genkan
                CSeq: 1 OPTIONS
                Contact: <sip:genkan@%1$s>
                Content-Length: 0

                """.formatted(own, asked, randomness.number(), randomness.number())
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
}
