package genkan.credential;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LikelySlipsTest {

    @Test
    void areWhatFingersDo() {
        var slips = LikelySlips.of(Password.of("Hinata-2026")).toList();

        for (var typed : new String[] {
            "hINATA-2026",
            "hinata-2026",
            "Hinata-226",
            "Hinaata-2026",
            "Hiinata-2026",
            "Hniata-2026",
            "Hinsta-2026",
            "Jinata-2026",
            "Hinata-2026 ",
            "Hinata-2036"
        }) {
            assertThat(slips).as(typed).anyMatch(slip -> slip.sameAs(Password.of(typed)));
        }
        assertThat(slips).hasSizeBetween(50, 250);
    }

    @Property
    void areNeverThePasswordItselfNorAnythingThatCannotBeOne(@ForAll String text) {
        var password = Password.of(text);
        if (password.length() == 0 || password.tooLong()) {
            return;
        }

        assertThat(LikelySlips.of(password).limit(50))
                .noneMatch(slip -> slip.sameAs(password) || slip.tooLong() || slip.length() == 0);
    }
}
