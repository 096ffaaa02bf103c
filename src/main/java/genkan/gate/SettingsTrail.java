package genkan.gate;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps every value that a threshold ever had, and since when (N05). Found out at each start. */
@Repository
class SettingsTrail implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsTrail.class);

    private final JdbcClient db;
    private final GateProperties limits;
    private final Clock clock;

    SettingsTrail(JdbcClient db, GateProperties limits, Clock clock) {
        this.db = db;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * A value that a threshold was given.
     *
     * @param name without its prefix {@code genkan.gate}
     */
    record Change(String name, Instant at, String value) {}

    @Override
    public void afterPropertiesSet() {
        Arrays.stream(GateProperties.class.getRecordComponents()).forEach(component -> {
            try {
                note(component.getName(), written(component.getAccessor().invoke(limits)));
            } catch (ReflectiveOperationException ourOwnRecord) {
                throw new IllegalStateException(ourOwnRecord);
            }
        });
    }

    /** The latest first. */
    List<Change> changes() {
        return db.sql("""
                        select name, changed_at, value
                          from gate_setting
                         order by changed_at desc, name
                        """)
                .query((row, _) -> new Change(
                        row.getString("name"), row.getTimestamp("changed_at").toInstant(), row.getString("value")))
                .list();
    }

    private static String written(Object value) {
        return value instanceof Duration duration ? Allowance.written(duration) : value.toString();
    }

    private void note(String component, String value) {
        var name = DataObjectPropertyName.toDashedForm(component);
        var written = db.sql("""
                        insert into gate_setting (name, changed_at, value)
                        select :name, :now, :value
                         where :value is distinct from (select value
                                                          from gate_setting
                                                         where name = :name
                                                         order by changed_at desc
                                                         limit 1)
                            on conflict do nothing
                        """)
                .param("name", name)
                .param("now", Timestamp.from(clock.instant()))
                .param("value", value)
                .update();
        if (written == 1) {
            LOG.info("The gate's threshold {} is {} from now on", name, value);
        }
    }
}
