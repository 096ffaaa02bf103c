package genkan.database;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Tells Boot's pool and Flyway where the database is. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

    // Lazy, so that a test that brings a database of its own needs no other.
    @Bean
    @Lazy
    DatabaseAccess databaseAccess(EarlyDatabase database) {
        return database.access();
    }
}
