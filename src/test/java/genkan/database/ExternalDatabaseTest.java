package genkan.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import genkan.PostgresForTests;
import genkan.start.StartFault;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExternalDatabaseTest {

    @Test
    void takesADatabaseThatAnswers() throws Exception {
        ExternalDatabase.check(PostgresForTests.freshDatabase(), Duration.ZERO);
    }

    @Test
    void saysThatThePasswordIsWrong() throws Exception {
        var right = PostgresForTests.freshDatabase();

        refused(new DatabaseAccess(right.jdbcUrl(), right.user(), "guessed"), "GENKAN_DB_PASSWORD");
    }

    @Test
    void saysThatTheDatabaseDoesNotExist() throws Exception {
        var right = PostgresForTests.freshDatabase();

        refused(new DatabaseAccess(right.jdbcUrl() + "_no", right.user(), right.password()), "does not exist");
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        refused(new DatabaseAccess("jdbc:postgresql://127.0.0.1:%d/genkan".formatted(port), "taro", ""), "reached");
    }

    private static void refused(DatabaseAccess access, String inTheSentence) {
        assertThatThrownBy(() -> ExternalDatabase.check(access, Duration.ZERO))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining(inTheSentence);
    }
}
