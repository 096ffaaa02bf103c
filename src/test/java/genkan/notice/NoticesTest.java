package genkan.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import genkan.Residents;
import genkan.RunningGenkan;
import genkan.member.MemberId;
import genkan.member.MemberStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@RunningGenkan
class NoticesTest {

    @Autowired
    Notices notices;

    @Autowired
    ContactAddresses addresses;

    @Autowired
    SealedLetters letters;

    @Autowired
    Residents residents;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcClient db;

    @Test
    void tellsAMemberAtEveryAddressOnce() {
        var taro = residents.add();
        addresses.add(taro.id(), "taro@second.example", Instant.EPOCH);
        addresses.add(taro.id(), "SOMEONE@mail.example", Instant.EPOCH);

        notices.tell(taro.id(), Notice.of(Kind.PASSWORD_SET));

        assertThat(recipients(taro.id())).containsExactlyInAnyOrder("someone@mail.example", "taro@second.example");
    }

    @Test
    void sendsACodeToTheContactAddressAlone() {
        var taro = residents.add();
        addresses.add(taro.id(), "taro@second.example", Instant.EPOCH);

        notices.tell(taro.id(), Notice.ofCode("123456"));

        assertThat(recipients(taro.id())).containsExactly("someone@mail.example");
    }

    @Test
    void tellsNothingOfAChangeThatWasUndone() {
        var taro = residents.add();

        assertThatThrownBy(() -> transactions.executeWithoutResult(_ -> {
                    notices.tell(taro.id(), Notice.of(Kind.PASSWORD_SET));
                    throw new IllegalStateException("the lamp fell over");
                }))
                .hasMessage("the lamp fell over");

        assertThat(recipients(taro.id())).isEmpty();
        assertThat(links(taro.id())).isZero();
    }

    @Test
    void doesForNobodyWhatItDoesForAMemberAndSendsNothing() {
        var before = recipients(MemberId.NOBODY).size();

        notices.tell(MemberId.NOBODY, Notice.ofCode("123456"));

        assertThat(recipients(MemberId.NOBODY)).hasSize(before + 1).containsOnly(Notices.NOWHERE);
    }

    @Test
    void sendsNothingToWhoeverHasLeft() {
        var left = residents.with().status(MemberStatus.WITHDRAWN).add();
        addresses.add(left.id(), "left@second.example", Instant.EPOCH);

        notices.tell(left.id(), Notice.of(Kind.PASSWORD_SET));

        assertThat(recipients(left.id())).containsExactly(Notices.NOWHERE);
    }

    @Test
    void keepsNoCodeInClearWhileItWaits() {
        var taro = residents.add();

        notices.tell(taro.id(), Notice.ofCode("73519264"));

        assertThat(waiting(taro.id())).allSatisfy(payload -> {
            assertThat(payload).doesNotContain("73519264").doesNotContain("試験");
            var letter =
                    letters.open(taro.id(), "someone@mail.example", payload).orElseThrow();
            assertThat(letter.facts()).containsEntry("code", "73519264");
            assertThat(letters.open(taro.id(), "other@mail.example", payload)).isEmpty();
        });
    }

    @Test
    void takesNothingButDigitsForACode() {
        assertThatThrownBy(() -> Notice.of(Kind.MAIL_CODE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Notice.ofCode("12345\r\nBcc: x")).isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> recipients(MemberId member) {
        return db.sql("select recipient from outbox where topic = 'mail' and member_id = :member")
                .param("member", member.value())
                .query((row, _) -> row.getString("recipient"))
                .list();
    }

    private List<String> waiting(MemberId member) {
        return db.sql("select payload from outbox where topic = 'mail' and member_id = :member and state = 'WAITING'")
                .param("member", member.value())
                .query((row, _) -> row.getString("payload"))
                .list();
    }

    private int links(MemberId member) {
        return db.sql("select count(*) from not_me where member_id = :member")
                .param("member", member.value())
                .query(Integer.class)
                .single();
    }
}
