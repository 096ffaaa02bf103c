package genkan.oracle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.coyote.Adapter;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.OutputBuffer;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Hands requests to Tomcat where its sockets would: all of Genkan answers, every valve, filter and page, and only what HTTP
 * adds to an answer by its length is left out. That is worth it for a hundred thousand pairs.
 */
final class Direct implements Line {

    private static final String LOOPBACK = "127.0.0.1";

    private final Adapter tomcat;
    private final int port;

    Direct(Adapter tomcat, int port) {
        this.tomcat = tomcat;
        this.port = port;
    }

    @Override
    public Answer exchange(String method, String path, List<Map.Entry<String, String>> headers, String form)
            throws IOException {
        var request = request(method, path, headers, form);
        var response = request.getResponse();
        var body = new Body();
        response.setOutputBuffer(body);
        try {
            tomcat.service(request, response);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
        return new Answer(response.getStatus(), headers(response), body.text());
    }

    @Override
    public void close() {}

    private Request request(String method, String path, List<Map.Entry<String, String>> headers, String form) {
        var request = new Request();
        var response = new Response();
        request.setResponse(response);
        response.setRequest(request);
        request.markStartTime();
        request.setMethod(method);
        var query = path.indexOf('?');
        set(request.requestURI(), query < 0 ? path : path.substring(0, query));
        if (query >= 0) {
            set(request.queryString(), path.substring(query + 1));
        }
        request.protocol().setString("HTTP/1.1");
        request.scheme().setString("http");
        request.serverName().setString("localhost");
        request.setServerPort(port);
        request.remoteAddr().setString(LOOPBACK);
        request.remoteHost().setString(LOOPBACK);
        headers.forEach(header -> set(request.getMimeHeaders().addValue(header.getKey()), header.getValue()));
        var bytes = form.getBytes(StandardCharsets.UTF_8);
        if (!method.equals("GET")) {
            request.setContentLength(bytes.length);
        }
        request.setInputBuffer(new Form(ByteBuffer.wrap(bytes)));
        return request;
    }

    /** As bytes: that is how they come, and Tomcat decodes them itself. */
    private static void set(MessageBytes value, String text) {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        value.setBytes(bytes, 0, bytes.length);
    }

    /** With those that Tomcat keeps apart until the answer leaves. */
    private static List<String> headers(Response response) {
        var headers = new ArrayList<String>();
        for (var name : Collections.list(response.getMimeHeaders().names())) {
            Collections.list(response.getMimeHeaders().values(name)).forEach(value -> headers.add(name + ": " + value));
        }
        Stream.of(
                        Optional.ofNullable(response.getContentType()).map(type -> "Content-Type: " + type),
                        Optional.ofNullable(response.getContentLanguage()).map(of -> "Content-Language: " + of),
                        Optional.of("Content-Length: " + response.getContentLengthLong()))
                .flatMap(Optional::stream)
                .forEach(headers::add);
        return headers;
    }

    private record Form(ByteBuffer bytes) implements InputBuffer {

        @Override
        public int doRead(ApplicationBufferHandler reader) {
            if (!bytes.hasRemaining()) {
                return -1;
            }
            reader.setByteBuffer(bytes.slice());
            bytes.position(bytes.limit());
            return reader.getByteBuffer().remaining();
        }

        @Override
        public int available() {
            return bytes.remaining();
        }
    }

    private static final class Body implements OutputBuffer {

        private final ByteArrayOutputStream written = new ByteArrayOutputStream();

        @Override
        public int doWrite(ByteBuffer chunk) {
            var bytes = new byte[chunk.remaining()];
            chunk.get(bytes);
            written.writeBytes(bytes);
            return bytes.length;
        }

        @Override
        public long getBytesWritten() {
            return written.size();
        }

        String text() {
            return written.toString(StandardCharsets.UTF_8);
        }
    }
}
