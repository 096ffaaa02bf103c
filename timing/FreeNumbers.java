package timing;

import bench.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends what waits for a call, for everybody alike: else the few numbers to call would soon be taken, and what is measured
 * would be the answer to that.
 */
final class FreeNumbers implements AutoCloseable {

    private final Connection database;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private FreeNumbers(Connection database) {
        this.database = database;
    }

    static FreeNumbers in(Path data) throws IOException {
        try {
            var numbers = new FreeNumbers(People.open(data));
            numbers.clock.scheduleWithFixedDelay(numbers::free, 0, 500, TimeUnit.MILLISECONDS);
            return numbers;
        } catch (SQLException e) {
            throw new Fault("The database does not answer", e);
        }
    }

    private void free() {
        try (var statement = database.createStatement()) {
            statement.executeUpdate("delete from phone_wait");
            statement.executeUpdate("delete from phone_check");
        } catch (SQLException e) {
            throw new Fault("The numbers could not be freed", e);
        }
    }

    @Override
    public void close() {
        clock.close();
        try {
            database.close();
        } catch (SQLException e) {
            throw new Fault("The database does not answer", e);
        }
    }
}
