package genkan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
@Import(PostgresForTests.class)
class GenkanTest {

    @Autowired
    JdbcClient db;

    @Test
    void startsOnARealPostgres() {
        var database = db.sql("select current_database()").query(String.class).single();

        assertThat(database).startsWith("test_");
    }
}
