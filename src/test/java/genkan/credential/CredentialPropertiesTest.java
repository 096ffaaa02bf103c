package genkan.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CredentialPropertiesTest {

    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
    private static final List<Integer> PLACES = List.of(200, 100, 50);

    @Test
    void areOwaspsFirstAdviceWhereTheOperatorSaysNothing() {
        var nothingSaid = new Binder(new MapConfigurationPropertySource(Map.of()));

        assertThat(nothingSaid.bindOrCreate("genkan.hashing", CredentialProperties.class))
                .isEqualTo(new CredentialProperties(false, 19_456, 2, 0, PLACES, TWO_SECONDS));
    }

    @Test
    void chooseThePureJavaHashWhenTheOperatorWantsIt() {
        assertThat(new CredentialProperties(true, 19_456, 2, 1, PLACES, TWO_SECONDS).argon2())
                .isInstanceOf(BouncyCastle.class);
    }

    @Test
    void areRefusedWithASentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CredentialProperties(false, 7, 2, 2, PLACES, TWO_SECONDS))
                .withMessage("Argon2 memory must be 8 to 262144 KiB, not 7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CredentialProperties(false, 19_456, 0, 2, PLACES, TWO_SECONDS))
                .withMessage("Argon2 passes must be 1 to 16, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CredentialProperties(false, 19_456, 2, -1, PLACES, TWO_SECONDS))
                .withMessage("Passwords cannot be hashed by -1 workers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CredentialProperties(false, 19_456, 2, 2, List.of(200, 100), TWO_SECONDS))
                .withMessage(
                        "The queue for hashing has to be three numbers of places, such as 200,100,50, and not [200, 100]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CredentialProperties(false, 19_456, 2, 2, List.of(200, 100, -1), TWO_SECONDS))
                .withMessageContaining("[200, 100, -1]");
    }
}
