package genkan.sso;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Where a service is told that a session ended: a server that keeps what it was sent, and answers as the test wants. */
final class BackChannel implements AutoCloseable {

    private final HttpServer server;
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();

    BackChannel() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String uri() {
        return "http://localhost:" + server.getAddress().getPort() + "/logout";
    }

    /** Answers the next request so, and those that follow by 200 again. */
    BackChannel answering(int status) {
        answers.add(status);
        return this;
    }

    /** The logout token that came, once one comes; it is a mistake if something else does. */
    String logoutToken() throws InterruptedException {
        var body = Objects.requireNonNull(sent.poll(20, TimeUnit.SECONDS), "the service was not told");
        if (!body.matches("logout_token=[A-Za-z0-9_.-]+")) {
            throw new AssertionError("Not a logout token alone: " + body);
        }
        return body.substring("logout_token=".length());
    }

    boolean heardNothingElse() {
        return sent.isEmpty();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var form = "application/x-www-form-urlencoded"
                    .equals(exchange.getRequestHeaders().getFirst("Content-Type"));
            sent.add(exchange.getRequestMethod().equals("POST") && form ? body : "not a form");
            var status = answers.poll();
            if (status != null && status / 100 == 3) {
                exchange.getResponseHeaders().add("Location", uri());
            }
            exchange.sendResponseHeaders(status == null ? 200 : status, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
