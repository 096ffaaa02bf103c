package genkan.phone;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.PostgresForTests;
import genkan.TestClock;
import genkan.member.MemberId;
import genkan.secret.Randomness;
import genkan.secret.Seal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class PhoneResealingTest {

    @TempDir
    Path folder;

    private final Randomness randomness = new Randomness();
    private final TestClock clock = new TestClock();
    private final String older = newKey();
    private final String today = newKey();
    private DataSource database;
    private Node node;

    @BeforeEach
    void membersHaveTelephones() throws Exception {
        database = PostgresForTests.migratedDatabase();
        node = new Node(database, clock, seal(older), "03-1000-0011");
    }

    @Test
    void opensTelephonesWithTheNewKeyAloneAfterwards() throws Exception {
        var members = new ArrayList<MemberId>();
        for (int one = 0; one < 250; one++) {
            members.add(node.member("090-1234-5%03d".formatted(one), "03-1000-0001"));
        }

        assertThat(resealing(seal(today, older)).reseal().done()).isEqualTo(500);
        assertThat(resealing(seal(today, older)).reseal().done()).isZero();

        var afterwards = new Node(database, clock, seal(today), "03-1000-0011");
        assertThat(afterwards.phones.of(members.getLast()))
                .extracting(RegisteredPhone::number)
                .containsExactlyInAnyOrder(node.number("090-1234-5249"), node.number("03-1000-0001"));
        assertThat(afterwards.phones.holders(node.number("090-1234-5000"))).containsExactly(members.getFirst());
    }

    @Test
    void leavesWhatDoesNotOpenAndGoesOn() throws Exception {
        var taro = node.member("090-1234-5001");
        var hanako = node.member("090-1234-5002");
        JdbcClient.create(database)
                .sql("update registered_phone set sealed = 's1.00000000.AAAA' where member_id = :taro")
                .param("taro", taro.value())
                .update();

        assertThat(resealing(seal(today, older)).reseal().done()).isOne();

        assertThat(new Node(database, clock, seal(today), "03-1000-0011").phones.of(hanako))
                .hasSize(1);
    }

    private PhoneResealing resealing(Seal seal) {
        return new Node(database, clock, seal, "03-1000-0011").resealing;
    }

    private Seal seal(String... keys) throws Exception {
        return Seal.withKeysIn(Files.write(folder.resolve("seal.key"), List.of(keys)), randomness);
    }

    private String newKey() {
        return Base64.getEncoder().encodeToString(randomness.bytes(32));
    }
}
