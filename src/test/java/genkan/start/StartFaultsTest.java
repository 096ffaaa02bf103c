package genkan.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

class StartFaultsTest {

    @Test
    void findsTheSentenceHoweverDeepItLies() {
        var fault = new StartFault("The door is locked: bring a key.");

        var sentence =
                StartFaults.sentence(new IllegalStateException("bean", new CompletionException("future", fault)));

        assertThat(sentence).isEqualTo("The door is locked: bring a key.");
    }

    @Test
    void knowsAPortThatIsTakenAndADiskThatIsFull() {
        assertThat(StartFaults.sentence(new RuntimeException(new PortInUseException(8080))))
                .startsWith("Port 8080 is already in use");
        assertThat(StartFaults.sentence(new RuntimeException(new IOException("write: No space left on device"))))
                .startsWith("The disk is full");
    }

    @Test
    void namesTheInnermostReasonOfAnythingElse() {
        assertThat(StartFaults.sentence(new IllegalStateException("outside", new IllegalArgumentException("inside"))))
                .contains("(inside)")
                .doesNotContain("outside");
    }
}
