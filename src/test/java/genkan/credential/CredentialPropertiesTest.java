package genkan.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CredentialPropertiesTest {

    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    @Test
    void areOwaspsFirstAdviceWhereTheOperatorSaysNothing() {
        var nothingSaid = new Binder(new MapConfigurationPropertySource(Map.of()));

        assertThat(nothingSaid.bindOrCreate("genkan.hashing", CredentialProperties.class))
                .isEqualTo(new CredentialProperties(false, 19_456, 2, 0, 200, TWO_SECONDS));
    }

    @Test
    void chooseThePureJavaHashWhenTheOperatorWantsIt() {
        assertThat(new CredentialProperties(true, 19_456, 2, 1, 200, TWO_SECONDS).argon2())
                .isInstanceOf(BouncyCastle.class);
    }

    @Test
    void areRefusedWithASentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CredentialProperties(false, 7, 2, 2, 200, TWO_SECONDS))
                .withMessage("Argon2 memory must be 8 to 262144 KiB, not 7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CredentialProperties(false, 19_456, 0, 2, 200, TWO_SECONDS))
                .withMessage("Argon2 passes must be 1 to 16, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CredentialProperties(false, 19_456, 2, -1, 200, TWO_SECONDS))
                .withMessage("Passwords cannot be hashed by -1 workers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CredentialProperties(false, 19_456, 2, 2, -1, TWO_SECONDS))
                .withMessage("The queue for hashing cannot have -1 places");
    }
}
