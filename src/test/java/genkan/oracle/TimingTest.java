package genkan.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code ./genkan timing} itself: the measurement of a product that has no leak proves nothing if it would see none. */
class TimingTest {

    @Test
    void seesAPlantedMillisecondAndNoneThatIsNotThere() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try (var check = Program.start(
                "timing-self-check",
                Path.of("").toAbsolutePath(),
                Map.of(),
                List.of(java, "timing/SelfCheck.java"),
                "The JDK of this test has no java")) {
            var end = check.end();

            assertThat(end).as(check.words()).isZero();
        }
    }
}
