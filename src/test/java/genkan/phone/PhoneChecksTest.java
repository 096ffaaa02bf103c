package genkan.phone;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.PostgresForTests;
import genkan.TestClock;
import genkan.phone.PhoneCheck.State;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PhoneChecksTest {

    private static final String[] POOL = {"03-1000-0011", "03-1000-0012", "03-1000-0013"};
    private static final String TAROS = "090-1234-5601";

    private final TestClock clock = new TestClock();
    private DataSource database;
    private Node node;

    @BeforeEach
    void nobodyWaits() throws Exception {
        database = PostgresForTests.migratedDatabase();
        clock.stop();
        node = new Node(database, clock, POOL);
    }

    @Test
    void areConfirmedByACallFromTheMembersTelephoneAndUsedOnce() {
        var taro = node.member(TAROS);
        var check = node.open(taro);
        assertThat(node.state(check)).isEqualTo(new State.Waiting(false));

        node.call("+819012345601", check.dialled());

        assertThat(node.state(check)).isEqualTo(new State.Confirmed(clock.instant(), Set.of(taro), false));
        assertThat(node.checks.spend(check.id())).isTrue();
        assertThat(node.checks.spend(check.id())).isFalse();
        assertThat(node.state(check)).isEqualTo(new State.Used());
    }
}
