package genkan.credential;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.credential.RecoveryCodes.Kind;
import genkan.member.MemberId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@RunningGenkan
class RecoveryCodesTest {

    @Autowired
    RecoveryCodes codes;

    @Autowired
    Residents residents;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    private Resident taro;

    @BeforeEach
    void taroIsAMember() {
        taro = residents.add();
    }

    @Test
    void letsAMemberInOnce() {
        var code = codes.make(taro.id(), Kind.SAVED).written();

        assertThat(codes.spend(taro.id(), code)).contains(Kind.SAVED);
        assertThat(codes.spend(taro.id(), code)).isEmpty();
        assertThat(codes.madeAt(taro.id(), Kind.SAVED)).isEmpty();
    }

    @Test
    void letsNobodyElseInAndIsStillGoodThen() {
        var code = codes.make(taro.id(), Kind.SAVED).written();
        var hanako = residents.add();
        codes.make(hanako.id(), Kind.SAVED);

        assertThat(codes.spend(hanako.id(), code)).isEmpty();
        assertThat(codes.spend(MemberId.NOBODY, code)).isEmpty();
        assertThat(codes.spend(taro.id(), code)).contains(Kind.SAVED);
    }

    @Test
    void isWorthNothingOnceThereIsANewerOneOfItsKind() {
        var saved = codes.make(taro.id(), Kind.SAVED).written();
        var older = codes.make(taro.id(), Kind.LETTER).written();
        var newer = codes.make(taro.id(), Kind.LETTER).written();

        assertThat(codes.spend(taro.id(), older)).isEmpty();
        assertThat(codes.spend(taro.id(), newer)).contains(Kind.LETTER);
        assertThat(codes.spend(taro.id(), saved)).contains(Kind.SAVED);
    }

    @Test
    void isWorthNothingWhenItsTimeIsOver() {
        clock.stop();
        var code = codes.make(taro.id(), Kind.LETTER).written();
        clock.advance(Kind.LETTER.good());

        assertThat(codes.spend(taro.id(), code)).isEmpty();
        assertThat(codes.madeAt(taro.id(), Kind.LETTER)).isEmpty();
        assertThat(codes.sweep()).isPositive();

        var last = codes.make(taro.id(), Kind.LETTER).written();
        clock.advance(Kind.LETTER.good().minusMillis(1));
        codes.sweep();
        assertThat(codes.spend(taro.id(), last)).contains(Kind.LETTER);
    }

    @Test
    void isSpentOnceByTwoAtOnce() throws Exception {
        for (int round = 0; round < 20; round++) {
            var code = codes.make(taro.id(), Kind.SAVED).written();
            var start = new CyclicBarrier(4);
            var spent = new ArrayList<Future<Optional<Kind>>>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int browser = 0; browser < 4; browser++) {
                    spent.add(threads.submit(() -> {
                        start.await();
                        return transactions.execute(_ -> codes.spend(taro.id(), code));
                    }));
                }
            }

            assertThat(spent.stream().filter(one -> one.resultNow().isPresent()))
                    .hasSize(1);
        }
    }

    @Test
    void isGivenBackByWhatWasUndone() {
        var code = codes.make(taro.id(), Kind.SAVED).written();

        transactions.executeWithoutResult(transaction -> {
            assertThat(codes.spend(taro.id(), code)).isPresent();
            transaction.setRollbackOnly();
        });

        assertThat(codes.spend(taro.id(), code)).isPresent();
    }

    @Test
    void isForgottenWhenItIsYoungAndStaysInTheDrawerWhenItIsNot() {
        var old = codes.make(taro.id(), Kind.SAVED).written();
        clock.advance(Duration.ofDays(31));
        var young = codes.make(taro.id(), Kind.LETTER).written();
        var hanako = residents.add();
        var hers = codes.make(hanako.id(), Kind.SAVED).written();

        codes.forgetYoung(taro.id());

        assertThat(codes.spend(taro.id(), young)).isEmpty();
        assertThat(codes.spend(taro.id(), old)).contains(Kind.SAVED);
        assertThat(codes.spend(hanako.id(), hers)).contains(Kind.SAVED);
    }

    @Test
    void isNotInTheTable() {
        var code = codes.make(taro.id(), Kind.SAVED).written();

        var row = db.sql("select code_hash from recovery_code where member_id = :member")
                .param("member", taro.id().value())
                .query((found, _) -> found.getBytes("code_hash"))
                .single();
        assertThat(row).hasSize(32);
        assertThat(new String(row, StandardCharsets.ISO_8859_1)).doesNotContain(code.substring(0, 4));
    }
}
