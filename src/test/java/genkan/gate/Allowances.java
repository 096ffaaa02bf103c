package genkan.gate;

import genkan.secret.Randomness;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Quotas for tests of other modules, without Spring. */
public final class Allowances {

    private Allowances() {}

    public static Quotas keptIn(DataSource database, Clock clock) {
        return new Quotas(
                new StoredStandings(JdbcClient.create(database)),
                new GateKey(new byte[GateKey.BYTES], new Randomness()),
                clock);
    }
}
