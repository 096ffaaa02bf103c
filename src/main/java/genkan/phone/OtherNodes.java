package genkan.phone;

import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The other Genkans on this database: tells them, by PostgreSQL's NOTIFY, that something has come of a check, and hears it
 * from them. Hints only; some get lost, and all do behind a pool that lends connections by the transaction.
 */
@Component
class OtherNodes {

    private static final Logger LOG = LoggerFactory.getLogger(OtherNodes.class);
    private static final String CHANNEL = "phone_check";
    private static final int LISTENS_MILLIS = 10_000;
    private static final Duration UNTIL_THE_NEXT_TRY = Duration.ofSeconds(5);

    private final DataSource database;
    private volatile LongConsumer ear = _ -> {};
    private volatile boolean wanted;
    private volatile @Nullable Thread listening;

    OtherNodes(DataSource database) {
        this.database = database;
    }

    void tell(long check) {
        try (var connection = database.getConnection();
                var notify = connection.prepareStatement("select pg_notify(?, ?)")) {
            notify.setString(1, CHANNEL);
            notify.setString(2, String.valueOf(check));
            notify.execute();
        } catch (SQLException lost) {
            LOG.warn("Other nodes get to know of a call a little later: {}", lost.toString());
        }
    }

    /** Who is to hear of checks; from our own node, too. */
    void hearWith(LongConsumer hears) {
        ear = hears;
    }

    @EventListener
    void listen(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext().getParent() == null) {
            listen();
        }
    }

    void listen() {
        wanted = true;
        listening = Thread.ofVirtual().name("phone-other-nodes").start(this::keepListening);
    }

    @PreDestroy
    void stop() {
        wanted = false;
        var thread = listening;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void keepListening() {
        while (wanted) {
            try (var connection = database.getConnection()) {
                listenOn(connection);
            } catch (SQLException broken) {
                pause(broken);
            }
        }
    }

    private void listenOn(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        var news = connection.unwrap(PGConnection.class);
        while (wanted) {
            for (var told : news.getNotifications(LISTENS_MILLIS)) {
                ear.accept(Long.parseLong(told.getParameter()));
            }
        }
    }

    private void pause(SQLException broken) {
        if (!wanted) {
            return;
        }
        LOG.warn("Pages hear of calls at other nodes a little later while this lasts: {}", broken.toString());
        try {
            Thread.sleep(UNTIL_THE_NEXT_TRY);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
