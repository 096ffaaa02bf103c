package genkan.sample;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.RunningGenkan;
import genkan.database.DatabaseProperties;
import genkan.member.UserIds;
import genkan.phone.Trunk;
import genkan.sample.SampleProperties.Load;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunningGenkan
class SampleLineTest {

    private static final DatabaseProperties BROUGHT_ALONG = new DatabaseProperties("", "", "");
    private static final DatabaseProperties THE_OPERATORS =
            new DatabaseProperties("postgresql://genkan@db.example/genkan", "", "");

    @Autowired
    private UserIds userIds;

    @Autowired
    private List<Trunk> trunks;

    @Test
    void isThereAsLongAsTheSampleIsInTheDatabaseThatGenkanBrings() {
        assertThat(open(Load.AUTO, BROUGHT_ALONG)).isTrue();
        assertThat(trunks).filteredOn(Trunk::up).extracting(Trunk::name).contains("loopback");
    }

    @Test
    void isNotThereWithADatabaseOfTheOperatorsOwnEvenIfItHoldsTheSample() {
        assertThat(open(Load.AUTO, THE_OPERATORS)).isFalse();
        assertThat(open(Load.ON, THE_OPERATORS)).isFalse();
    }

    @Test
    void isNotThereWithoutTheSample() {
        assertThat(open(Load.OFF, BROUGHT_ALONG)).isFalse();
    }

    private boolean open(Load load, DatabaseProperties database) {
        return new SampleLine(new SampleProperties(load), database, userIds).open();
    }
}
