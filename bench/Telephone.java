package bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** A member's telephone: calls one number after the other over SIP, and hangs up when it is declined. */
final class Telephone implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 5_000;
    private static final Pattern TO = Pattern.compile("(?m)^To: *(.*?)\r?$");

    private final String own;
    private final int line;
    private final DatagramSocket socket;
    private final String name = Long.toString(System.nanoTime(), Character.MAX_RADIX);
    private final AtomicLong calls = new AtomicLong();

    /**
     * @param own its number
     * @param line the port where Genkan takes calls
     */
    Telephone(String own, int line) throws IOException {
        this.own = own;
        this.line = line;
        this.socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** Comes back once it is declined. */
    void call(String number) throws IOException {
        var call = new SipCall(Wire.Udp.NAME, own, number, name + "-" + calls.incrementAndGet(), socket.getLocalPort());
        send(call.invite());
        while (true) {
            var packet = new DatagramPacket(new byte[4_096], 4_096);
            socket.receive(packet);
            var answer = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
            if (answer.contains("Call-ID: " + call.id()) && !answer.startsWith("SIP/2.0 1")) {
                declined(call, answer);
                return;
            }
        }
    }

    private void declined(SipCall call, String answer) throws IOException {
        var to = TO.matcher(answer);
        if (!answer.startsWith("SIP/2.0 603") || !to.find()) {
            throw new Fault("A call to " + call.number() + " was answered with "
                    + answer.lines().findFirst());
        }
        send(call.acknowledged(to.group(1)));
    }

    private void send(ByteBuffer message) throws IOException {
        socket.send(new DatagramPacket(message.array(), message.limit(), InetAddress.ofLiteral("127.0.0.1"), line));
    }

    @Override
    public void close() {
        socket.close();
    }
}
