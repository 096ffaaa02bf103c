package bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A connection to Genkan, kept open as browsers and services keep it, and opened again when Genkan has closed it.
 *
 * <p>The JDK's own client takes as much processor time for a small request as Genkan does, which on a small machine is
 * then missing there.
 */
public final class Connection implements AutoCloseable {

    private static final int BUFFER = 16_384;

    private final int port;
    private Optional<Socket> open = Optional.empty();

    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;

    public Connection(int port) {
        this.port = port;
    }

    /** Where the connection was closed for being idle, the request is sent again over a new one, as browsers do. */
    public Answer exchange(Request request) throws IOException {
        if (open.isPresent()) {
            var kept = open.get();
            if (sent(request, kept)) {
                return answer(kept);
            }
            close();
        }
        var socket = open();
        if (sent(request, socket)) {
            return answer(socket);
        }
        close();
        throw new EOFException("Genkan has closed the connection");
    }

    /** Returns whether anything comes back. */
    private boolean sent(Request request, Socket socket) throws IOException {
        try {
            socket.getOutputStream().write(request.written(port));
            fill(socket.getInputStream());
            return true;
        } catch (EOFException | SocketException closed) {
            return false;
        }
    }

    private Answer answer(Socket socket) throws IOException {
        var whole = false;
        try {
            var answer = read(socket.getInputStream());
            whole = !answer.closes();
            return answer;
        } finally {
            if (!whole) {
                close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (open.isPresent()) {
            open.get().close();
            open = Optional.empty();
        }
    }

    private Socket open() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        open = Optional.of(socket);
        next = 0;
        end = 0;
        return socket;
    }

    private Answer read(InputStream in) throws IOException {
        var status = Integer.parseInt(line(in).split(" ", 3)[1]);
        var headers = headers(in);
        var head = new Answer(status, headers, "");
        return new Answer(status, headers, new String(body(head, in), StandardCharsets.UTF_8));
    }

    private List<String> headers(InputStream in) throws IOException {
        var headers = new ArrayList<String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            headers.add(line);
        }
        return headers;
    }

    private byte[] body(Answer head, InputStream in) throws IOException {
        if (head.header("transfer-encoding").isPresent()) {
            return chunks(in);
        }
        return bytes(in, Integer.parseInt(head.header("content-length").orElse("0")));
    }

    private byte[] chunks(InputStream in) throws IOException {
        var body = new byte[0];
        while (true) {
            var chunk = bytes(in, Integer.parseInt(line(in).split(";", 2)[0].strip(), 16));
            line(in);
            if (chunk.length == 0) {
                return body;
            }
            var before = body.length;
            body = Arrays.copyOf(body, before + chunk.length);
            System.arraycopy(chunk, 0, body, before, chunk.length);
        }
    }

    private byte[] bytes(InputStream in, int count) throws IOException {
        var bytes = new byte[count];
        var got = 0;
        while (got < count) {
            fill(in);
            var taken = Math.min(count - got, end - next);
            System.arraycopy(buffer, next, bytes, got, taken);
            next += taken;
            got += taken;
        }
        return bytes;
    }

    private String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        while (true) {
            fill(in);
            var from = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            line.append(new String(buffer, from, next - from, StandardCharsets.ISO_8859_1));
            if (next < end) {
                next++;
                return line.toString().strip();
            }
        }
    }

    private void fill(InputStream in) throws IOException {
        if (next < end) {
            return;
        }
        next = 0;
        end = in.read(buffer);
        if (end < 0) {
            end = 0;
            throw new EOFException("Genkan has closed the connection");
        }
    }
}
