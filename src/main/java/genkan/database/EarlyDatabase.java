package genkan.database;

import genkan.start.DataFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Gets the database going as soon as the settings are known, while Spring builds everything else. */
public final class EarlyDatabase
        implements ApplicationListener<ApplicationEnvironmentPreparedEvent>,
                ApplicationContextInitializer<ConfigurableApplicationContext>,
                Ordered {

    private static final Duration PATIENCE_WITH_THE_OPERATORS = Duration.ofSeconds(15);

    private final CompletableFuture<DatabaseAccess> access = new CompletableFuture<>();

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var settings = Binder.get(event.getEnvironment());
        var properties = settings.bindOrCreate("genkan.db", DatabaseProperties.class);
        var data = DataFolder.claim(folder(event.getEnvironment()));
        Thread.ofPlatform().name("early-database").start(() -> {
            try {
                access.complete(properties.embedded() ? embedded(data) : external(properties));
            } catch (Throwable fault) {
                access.completeExceptionally(fault);
            }
        });
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().registerSingleton("earlyDatabase", this);
    }

    /** Before the log is opened, which lies in the data folder. */
    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER - 1;
    }

    DatabaseAccess access() {
        return access.join();
    }

    private static DatabaseAccess embedded(DataFolder data) {
        var postgres = EmbeddedPostgres.start(data);
        // These run after the contexts are closed, so nobody is connected any more.
        SpringApplication.getShutdownHandlers().add(postgres::close);
        return postgres.access();
    }

    private static DatabaseAccess external(DatabaseProperties properties) {
        var access = DatabaseAccess.to(properties);
        ExternalDatabase.check(access, PATIENCE_WITH_THE_OPERATORS);
        return access;
    }

    private static Path folder(Environment environment) {
        return Path.of(environment.getRequiredProperty("genkan.data"));
    }
}
