package bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The product's SIP end point in a process of its own. */
record EndPointProcess(Process running, int port) implements AutoCloseable {

    static EndPointProcess start(Options options, Cores cores) throws IOException {
        var command = new ArrayList<>(cores.prefix());
        command.addAll(List.of(
                options.command().getFirst(),
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx128m",
                "--class-path",
                System.getProperty("java.class.path"),
                "genkan.phone.sip.BareEndPoint"));
        var running = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var port = running.inputReader().readLine();
        if (port == null) {
            throw new Fault("The end point did not start");
        }
        return new EndPointProcess(running, Integer.parseInt(port));
    }

    Proc process() {
        return new Proc(running.pid());
    }

    @Override
    public void close() throws IOException {
        running.getOutputStream().close();
        try {
            if (!running.waitFor(10, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw new Fault("Interrupted", e);
        }
    }
}
