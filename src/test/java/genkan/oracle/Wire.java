package genkan.oracle;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** One connection to Genkan that leaves nothing out: an answer is all that came through it. */
final class Wire implements Line {

    private static final int PATIENCE_MILLIS = 60_000;

    private final int port;
    private Optional<Socket> open = Optional.empty();
    private InputStream in = InputStream.nullInputStream();

    Wire(int port) {
        this.port = port;
    }

    @Override
    public Answer exchange(String method, String path, List<Map.Entry<String, String>> sent, String form)
            throws IOException {
        var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        sent.forEach(header -> head.append(header.getKey())
                .append(": ")
                .append(header.getValue())
                .append("\r\n"));
        var socket = open.isPresent() ? open.get() : open();
        socket.getOutputStream().write((head + "\r\n" + form).getBytes(StandardCharsets.UTF_8));
        var status = Integer.parseInt(line().split(" ", 3)[1]);
        var headers = new ArrayList<String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            headers.add(line);
        }
        var withoutBody = new Answer(status, headers, "");
        var answer = new Answer(status, headers, body(withoutBody, method.equals("HEAD")));
        if (answer.values("Connection").contains("close")) {
            close();
        }
        return answer;
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
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        open = Optional.of(socket);
        return socket;
    }

    private String body(Answer head, boolean none) throws IOException {
        if (none || head.status() == 204 || head.status() == 304) {
            return "";
        }
        var bytes = head.value("Transfer-Encoding").isPresent()
                ? chunks()
                : bytes(Integer.parseInt(head.value("Content-Length").orElse("0")));
        if (head.value("Content-Encoding").filter("gzip"::equals).isPresent()) {
            bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            var chunk = bytes(Integer.parseInt(line().split(";", 2)[0], 16));
            line();
            if (chunk.length == 0) {
                return body.toByteArray();
            }
            body.write(chunk);
        }
    }

    private byte[] bytes(int count) throws IOException {
        var bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("Genkan has closed the connection");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("Genkan has closed the connection");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
