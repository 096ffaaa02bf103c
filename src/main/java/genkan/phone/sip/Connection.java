package genkan.phone.sip;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * A connection over which messages come one behind the other, in whatever pieces. One thread reads, another writes, so that
 * a peer that does not read keeps nobody waiting.
 */
final class Connection implements Way {

    private static final int MOST_ANSWERS = 4_096;
    private static final int LONGEST_BODY = 65_535;
    private static final int NOTHING_FOR_MILLIS = 600_000;
    private static final int HALF_A_MESSAGE_FOR_MILLIS = 32_000;
    private static final byte[] STILL_THERE = Syntax.bytes("\r\n");

    private final Socket socket;
    private final InetSocketAddress peer;
    private final Door door;
    private final UserAgent agent;
    private final Tally tally;
    private final Consumer<Connection> closed;
    private final BlockingQueue<byte[]> answers = new ArrayBlockingQueue<>(MOST_ANSWERS);

    private byte[] bytes = new byte[2_048];
    private int from;
    private int to;

    Connection(Socket socket, Door door, UserAgent agent, Tally tally, Consumer<Connection> closed) {
        this.socket = socket;
        this.peer = (InetSocketAddress) socket.getRemoteSocketAddress();
        this.door = door;
        this.agent = agent;
        this.tally = tally;
        this.closed = closed;
    }

    void start() {
        Thread.ofVirtual().name("sip-read").start(this::read);
        Thread.ofVirtual().name("sip-write").start(this::write);
    }

    private void read() {
        try {
            var in = socket.getInputStream();
            while (next(in)) {
                // Until it is closed, or nothing can be made of it.
            }
        } catch (IOException over) {
            // The peer has gone, or has been silent for too long.
        } catch (RuntimeException | Error fault) {
            tally.fault(fault);
        } finally {
            close();
        }
    }

    /** Reads one message, or empty lines; false when there are no more. */
    private boolean next(InputStream in) throws IOException {
        if (!skipEmptyLines(in)) {
            return false;
        }
        var end = Parser.endOfHead(bytes, from, to);
        while (end < 0) {
            if (to - from >= Parser.LONGEST_HEAD) {
                tally.unreadable();
                return false;
            }
            if (!more(in, HALF_A_MESSAGE_FOR_MILLIS)) {
                return false;
            }
            end = Parser.endOfHead(bytes, from, to);
        }
        var message = withBody(Parser.read(bytes, from, end));
        from = end;
        waitForAdmission(message);
        return switch (message) {
            case Message.Request request -> skip(in, length(request.fields()));
            case Message.Response response -> skip(in, length(response.fields()));
            // Where the next message would begin cannot be known.
            case Message.Noise() -> false;
            case Message.Blank() -> true;
        };
    }

    /** Whatever length it tells is still to come. */
    private static Message withBody(Message message) {
        return message instanceof Message.Request request
                ? new Message.Request(
                        request.method(),
                        request.uri(),
                        request.version(),
                        request.fields(),
                        LONGEST_BODY,
                        request.whole())
                : message;
    }

    /** Who sends too much is read more slowly, and so made to send more slowly. */
    private void waitForAdmission(Message message) throws IOException {
        var trunk = door.admit(peer.getAddress());
        while (trunk.isEmpty()) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException closing) {
                throw new IOException(closing);
            }
            trunk = door.admit(peer.getAddress());
        }
        agent.hear(message, this, trunk.get());
    }

    private static long length(Fields fields) {
        return fields.first("content-length")
                .map(length -> Syntax.number(length, LONGEST_BODY))
                .orElse(0L);
    }

    private boolean skip(InputStream in, long length) throws IOException {
        if (length < 0) {
            return false;
        }
        var left = length;
        while (left > 0) {
            if (from == to && !more(in, HALF_A_MESSAGE_FOR_MILLIS)) {
                return false;
            }
            var skipped = (int) Math.min(left, to - from);
            from += skipped;
            left -= skipped;
        }
        return true;
    }

    /** Two empty lines between messages ask whether we are there, and one says that we are (RFC 5626 3.5.1). */
    private boolean skipEmptyLines(InputStream in) throws IOException {
        var ends = 0;
        while (true) {
            if (from == to && !more(in, NOTHING_FOR_MILLIS)) {
                return false;
            }
            if (bytes[from] != '\r' && bytes[from] != '\n') {
                return true;
            }
            if (bytes[from++] == '\n' && ++ends == 2) {
                send(STILL_THERE, 0);
                ends = 0;
            }
        }
    }

    private boolean more(InputStream in, int forMillis) throws IOException {
        if (from == to) {
            from = to = 0;
        } else if (to == bytes.length) {
            var wanted = from == 0 ? new byte[bytes.length * 2] : bytes;
            System.arraycopy(bytes, from, wanted, 0, to - from);
            bytes = wanted;
            to -= from;
            from = 0;
        }
        socket.setSoTimeout(forMillis);
        var read = in.read(bytes, to, bytes.length - to);
        to += Math.max(0, read);
        return read > 0;
    }

    private void write() {
        try {
            var out = socket.getOutputStream();
            while (true) {
                out.write(answers.take());
            }
        } catch (IOException | InterruptedException over) {
            close();
        }
    }

    @Override
    public InetSocketAddress peer() {
        return peer;
    }

    @Override
    public boolean reliable() {
        return true;
    }

    @Override
    public void send(byte[] answer, int port) {
        if (!answers.offer(answer)) {
            tally.dropped("not-read");
            close();
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // So it is closed.
        }
        // Wakes the writer, which finds the socket closed.
        answers.offer(STILL_THERE);
        closed.accept(this);
    }
}
