package bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;

/** A carrier's end of a line to Genkan. One thread may send while another hears. */
interface Wire extends AutoCloseable {

    /** As a Via names it. */
    String transport();

    void send(ByteBuffer message) throws IOException;

    /** The next message, which has no body. */
    String hear() throws IOException;

    @Override
    void close() throws IOException;

    static Wire of(String transport, int port) throws IOException {
        var to = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        return transport.equals(Tcp.NAME) ? new Tcp(to) : new Udp(to);
    }

    /** Datagrams. */
    final class Udp implements Wire {

        static final String NAME = "UDP";

        private static final int WAITING_BYTES = 4 << 20;

        private final DatagramChannel channel = DatagramChannel.open();
        private final ByteBuffer buffer = ByteBuffer.allocate(4_096);

        Udp(InetSocketAddress to) throws IOException {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, WAITING_BYTES);
            channel.connect(to);
        }

        @Override
        public String transport() {
            return NAME;
        }

        @Override
        public void send(ByteBuffer message) throws IOException {
            channel.write(message);
        }

        @Override
        public String hear() throws IOException {
            buffer.clear();
            channel.read(buffer);
            return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** One connection for all calls. */
    final class Tcp implements Wire {

        static final String NAME = "TCP";

        private final Socket socket = new Socket();
        private final InputStream in;

        Tcp(InetSocketAddress to) throws IOException {
            socket.connect(to);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }

        @Override
        public String transport() {
            return NAME;
        }

        /** Whole, whoever else sends. */
        @Override
        public synchronized void send(ByteBuffer message) throws IOException {
            socket.getOutputStream().write(message.array(), 0, message.limit());
        }

        @Override
        public String hear() throws IOException {
            var text = new StringBuilder();
            while (text.indexOf("\r\n\r\n") < 0) {
                var next = in.read();
                if (next < 0) {
                    throw new EOFException();
                }
                text.append((char) next);
            }
            return text.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
