package genkan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import genkan.start.StartFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAccessTest {

    @ParameterizedTest
    @CsvSource({
        "postgresql://taro:pw@db.example/genkan, jdbc:postgresql://db.example/genkan, taro, pw",
        "postgres://taro:p%40w+1@db.example:5433/genkan, jdbc:postgresql://db.example:5433/genkan, taro, p@w+1",
        "jdbc:postgresql://db.example/genkan, jdbc:postgresql://db.example/genkan, setting, secret",
        "postgresql://taro@[::1]:5432/genkan?sslmode=require, jdbc:postgresql://[::1]:5432/genkan?sslmode=require, taro, secret",
        "'postgresql://a:5432,b/genkan?targetServerType=primary', 'jdbc:postgresql://a:5432,b/genkan?targetServerType=primary', setting, secret"
    })
    void readsTheAddressesOperatorsWrite(String url, String jdbcUrl, String user, String password) {
        var access = DatabaseAccess.to(new DatabaseProperties(url, "setting", "secret"));

        assertThat(access).isEqualTo(new DatabaseAccess(jdbcUrl, user, password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://taro:geheim@db/genkan", "db.example", "postgresql:genkan"})
    void refusesOtherAddressesWithoutRepeatingThem(String url) {
        assertThatThrownBy(() -> DatabaseAccess.to(new DatabaseProperties(url, "", "")))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("GENKAN_DB_URL")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void neverShowsThePassword() {
        var properties = new DatabaseProperties("postgresql://taro:geheim@db/genkan?sslpassword=geheim", "", "geheim");

        assertThat(properties + " " + DatabaseAccess.to(properties)).doesNotContain("geheim");
    }
}
