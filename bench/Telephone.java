package bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
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
        var call = calls.incrementAndGet();
        send("INVITE", number, call, "<sip:%s@127.0.0.1>".formatted(number));
        while (true) {
            var packet = new DatagramPacket(new byte[4_096], 4_096);
            socket.receive(packet);
            var answer = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
            if (answer.contains("Call-ID: %s-%d".formatted(name, call)) && !answer.startsWith("SIP/2.0 1")) {
                declined(number, call, answer);
                return;
            }
        }
    }

    private void declined(String number, long call, String answer) throws IOException {
        var to = TO.matcher(answer);
        if (!answer.startsWith("SIP/2.0 603") || !to.find()) {
            throw new Fault("A call to " + number + " was answered with "
                    + answer.lines().findFirst());
        }
        send("ACK", number, call, to.group(1));
    }

    private void send(String method, String number, long call, String to) throws IOException {
        var message = """
                %1$s sip:%2$s@127.0.0.1 SIP/2.0
                Via: SIP/2.0/UDP 127.0.0.1:%3$d;branch=z9hG4bK%4$s-%5$d;rport
                Max-Forwards: 70
                From: <sip:%6$s@carrier.example;user=phone>;tag=%5$d
                To: %7$s
                Call-ID: %4$s-%5$d
                CSeq: 1 %1$s
                P-Asserted-Identity: <sip:%6$s@carrier.example;user=phone>
                Contact: <sip:127.0.0.1:%3$d>
                Content-Length: 0

                """.replace("\n", "\r\n").formatted(method, number, socket.getLocalPort(), name, call, own, to);
        var bytes = message.getBytes(StandardCharsets.US_ASCII);
        socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.ofLiteral("127.0.0.1"), line));
    }

    @Override
    public void close() {
        socket.close();
    }
}
