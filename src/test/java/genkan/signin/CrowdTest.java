package genkan.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CrowdTest {

    private static final boolean KNOWN = true;
    private static final boolean STRANGE = false;

    private final Crowd crowd = new Crowd(new SignInProperties(Duration.ZERO, Duration.ZERO, Duration.ZERO, 2));

    @Test
    void aStrangerTooManyIsTurnedAway() {
        assertThat(twoStrangersAnd(STRANGE)).isEmpty();
    }

    @Test
    void aKnownBrowserHasRoomHoweverManyStrangersCome() {
        assertThat(twoStrangersAnd(KNOWN)).contains("came in");
    }

    @Test
    void whoHasGoneMakesRoom() {
        twoStrangersAnd(STRANGE);

        assertThat(twoStrangersAnd(KNOWN)).contains("came in");
        assertThat(crowd.with(STRANGE, () -> "came in")).contains("came in");
    }

    private Optional<String> twoStrangersAnd(boolean third) {
        return crowd.with(STRANGE, () -> crowd.with(STRANGE, () -> crowd.with(third, () -> "came in")))
                .orElseThrow()
                .orElseThrow();
    }
}
