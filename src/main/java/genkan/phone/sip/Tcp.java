package genkan.phone.sip;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** SIP over TCP, and over TLS: a thread for each connection, and only so many. */
final class Tcp implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 1_000;

    private final ServerSocket listening;
    private final UnaryOperator<Socket> spoken;
    private final Door door;
    private final UserAgent agent;
    private final Tally tally;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    private Tcp(ServerSocket listening, UnaryOperator<Socket> spoken, Door door, UserAgent agent, Tally tally) {
        this.listening = listening;
        this.spoken = spoken;
        this.door = door;
        this.agent = agent;
        this.tally = tally;
    }

    /** Takes the socket over. {@code spoken} is put between a connection and SIP, for peers alone. */
    static Tcp listen(ServerSocket listening, UnaryOperator<Socket> spoken, Door door, UserAgent agent, Tally tally) {
        var tcp = new Tcp(listening, spoken, door, agent, tally);
        Thread.ofVirtual().name("sip-tcp").start(tcp::accept);
        return tcp;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                welcome(listening.accept());
            } catch (IOException | RuntimeException | Error fault) {
                if (!listening.isClosed()) {
                    tally.fault(fault);
                    pause();
                }
            }
        }
    }

    /** Too many open files, most likely. */
    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void welcome(Socket socket) throws IOException {
        if (!door.isPeer(socket.getInetAddress())) {
            hangUp(socket);
        } else if (connections.size() >= MOST_CONNECTIONS) {
            tally.dropped("connections");
            hangUp(socket);
        } else {
            begin(socket);
        }
    }

    private void begin(Socket socket) throws IOException {
        try {
            var connection = new Connection(spoken.apply(socket), door, agent, tally, connections::remove);
            connections.add(connection);
            connection.start();
        } catch (RuntimeException unspeakable) {
            hangUp(socket);
            throw unspeakable;
        }
    }

    /** Without a byte, and without a socket that lingers. */
    private static void hangUp(Socket socket) throws IOException {
        try (socket) {
            socket.setSoLinger(true, 0);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        connections.forEach(Connection::close);
    }
}
