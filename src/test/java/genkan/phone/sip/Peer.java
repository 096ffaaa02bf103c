package genkan.phone.sip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** The other end of a trunk. */
interface Peer extends AutoCloseable {

    void say(String text) throws IOException;

    /** The next message, or empty text when none comes within the time. */
    String hear(Duration within) throws IOException;

    default String hear() throws IOException {
        return hear(Duration.ofSeconds(5));
    }

    default String ask(Asked asked) throws IOException {
        say(asked.text());
        return hear();
    }

    default void mustHearNothing(Duration within) throws IOException {
        var heard = hear(within);
        if (!heard.isEmpty()) {
            throw new AssertionError("Heard " + heard);
        }
    }

    @Override
    void close() throws IOException;

    static Peer overUdp(int port) throws IOException {
        return overUdp(InetAddress.ofLiteral("127.0.0.1"), port);
    }

    static Peer overUdp(InetAddress address, int port) throws IOException {
        var socket = new DatagramSocket(new InetSocketAddress(address, 0));
        var to = new InetSocketAddress(address, port);
        return new Peer() {

            @Override
            public void say(String text) throws IOException {
                var bytes = Syntax.bytes(text);
                socket.send(new DatagramPacket(bytes, bytes.length, to));
            }

            @Override
            public String hear(Duration within) throws IOException {
                socket.setSoTimeout((int) within.toMillis());
                var packet = new DatagramPacket(new byte[65_535], 65_535);
                try {
                    socket.receive(packet);
                    return Syntax.text(packet.getData(), 0, packet.getLength());
                } catch (SocketTimeoutException nothing) {
                    return "";
                }
            }

            @Override
            public void close() {
                socket.close();
            }
        };
    }

    static Peer overTcp(int port) throws IOException {
        return over(new Socket(InetAddress.ofLiteral("127.0.0.1"), port));
    }

    /** Messages without a body, or empty lines. */
    static Peer over(Socket socket) {
        return new Peer() {

            @Override
            public void say(String text) throws IOException {
                socket.getOutputStream().write(Syntax.bytes(text.replace("SIP/2.0/UDP", "SIP/2.0/TCP")));
                socket.getOutputStream().flush();
            }

            @Override
            public String hear(Duration within) throws IOException {
                socket.setSoTimeout((int) within.toMillis());
                var text = new StringBuilder();
                try {
                    do {
                        var next = socket.getInputStream().read();
                        if (next < 0) {
                            return text.toString();
                        }
                        text.append((char) next);
                    } while (text.indexOf("\r\n\r\n") < 0 && !text.toString().equals("\r\n"));
                    return text.toString();
                } catch (SocketTimeoutException nothing) {
                    return text.toString();
                }
            }

            @Override
            public void close() throws IOException {
                socket.close();
            }
        };
    }
}
