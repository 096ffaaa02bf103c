package genkan.sample;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.RunningGenkan;
import genkan.phone.TrialLine;
import genkan.phone.Trunk;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunningGenkan
class TrialLineTest {

    @Autowired
    private TrialLine line;

    @Autowired
    private List<Trunk> trunks;

    @Test
    void isNotThereWithADatabaseOfTheOperatorsOwnEvenIfItHoldsTheSample() {
        assertThat(line.open()).isFalse();
        assertThat(trunks)
                .filteredOn(trunk -> trunk.name().equals("loopback"))
                .singleElement()
                .returns(false, Trunk::up);
    }
}
