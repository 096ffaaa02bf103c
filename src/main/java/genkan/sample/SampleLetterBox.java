package genkan.sample;

import genkan.database.DatabaseProperties;
import genkan.member.Members;
import genkan.member.UserIds;
import genkan.notice.SpareMailServer;
import jakarta.annotation.PreDestroy;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A mail server on this machine that keeps what comes and shows it to whoever looks, so that the sample can be tried out
 * without one. Only for the sample on the database that Genkan brings: nobody else's mail ever comes here.
 */
@Component
class SampleLetterBox implements SpareMailServer {

    private static final int KEPT = 200;
    private static final int LARGEST = 100_000;
    private static final int MOST_SENDERS = 20;

    private final SampleProperties properties;
    private final DatabaseProperties database;
    private final Members members;
    private final UserIds userIds;
    private final Deque<SampleMail> newestFirst = new ArrayDeque<>();
    private final AtomicLong number = new AtomicLong();
    private @Nullable SMTPServer server;

    SampleLetterBox(SampleProperties properties, DatabaseProperties database, Members members, UserIds userIds) {
        this.properties = properties;
        this.database = database;
        this.members = members;
        this.userIds = userIds;
    }

    @Override
    public synchronized OptionalInt port() {
        if (!wanted()) {
            return OptionalInt.empty();
        }
        if (server == null) {
            server = SMTPServer.port(0)
                    .bindAddress(InetAddress.getLoopbackAddress())
                    .hostName("localhost")
                    .maxMessageSize(LARGEST)
                    .maxConnections(MOST_SENDERS)
                    .messageHandler((_, _, to, message) -> keep(to, message))
                    .build();
            server.start();
        }
        return OptionalInt.of(server.getPortAllocated());
    }

    /** Somebody else's members may be in the very database that the sample would be loaded into. */
    private boolean wanted() {
        return properties.wanted(database) && database.embedded() && (members.none() || Sample.isIn(userIds));
    }

    /** Whether mail comes here. */
    synchronized boolean open() {
        return server != null;
    }

    private synchronized void keep(String to, byte[] message) {
        newestFirst.addFirst(SampleMail.read(number.incrementAndGet(), to, message));
        if (newestFirst.size() > KEPT) {
            newestFirst.removeLast();
        }
    }

    /** The newest first. */
    synchronized List<SampleMail> mails() {
        return List.copyOf(newestFirst);
    }

    @PreDestroy
    synchronized void close() {
        if (server != null) {
            server.stop();
        }
    }
}
