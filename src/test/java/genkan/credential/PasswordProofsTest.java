package genkan.credential;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.credential.Credentials.SetBy;
import genkan.credential.PasswordProofs.Claim;
import genkan.gate.GateProperties;
import genkan.gate.Lane;
import genkan.member.MemberId;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunningGenkan
class PasswordProofsTest {

    private static final String ANYWHERE = "203.0.113.9";

    @Autowired
    PasswordProofs proofs;

    @Autowired
    Passwords passwords;

    @Autowired
    HashPool pool;

    @Autowired
    Credentials credentials;

    @Autowired
    GateProperties limits;

    @Autowired
    Residents residents;

    @Autowired
    TestClock clock;

    private Resident taro;

    @BeforeEach
    void taroIsAMember() {
        taro = residents.add();
    }

    @Test
    void believeTheRightPasswordAndNoOther() {
        assertThat(ask(taro.password())).isEqualTo(new PasswordProof.Right<>("Taro", Lane.STRANGER));
        assertThat(ask(taro.password() + ".")).isEqualTo(new PasswordProof.Wrong<>(Lane.KNOWN_NETWORK));
    }

    @Test
    void believeNobodyWhoIsNotThere() {
        assertThat(ask(MemberId.NOBODY, taro.password(), null)).isInstanceOf(PasswordProof.Wrong.class);
        assertThat(proofs.ask(claim(taro.id(), taro.password(), null), Optional::empty))
                .isInstanceOf(PasswordProof.Wrong.class);
    }

    @Test
    void doNotEvaluateTheRightPasswordAfterTooManyWrongOnes() {
        IntStream.range(0, limits.strangers().tries()).forEach(guess -> ask(Residents.guess(guess, taro.userId())));

        assertThat(ask(taro.password())).isInstanceOf(PasswordProof.Limited.class);
        assertThat(ask(taro.id(), taro.password(), 5L)).isInstanceOf(PasswordProof.Right.class);
    }

    @Test
    void computeNoHashForTheSameWrongPasswordAgain() {
        ask("the old one of " + taro.userId());
        var hashes = pool.done(Line.STRANGER);

        assertThat(ask("the old one of " + taro.userId())).isInstanceOf(PasswordProof.Wrong.class);

        assertThat(pool.done(Line.STRANGER)).isEqualTo(hashes);
    }

    @Test
    void believeAPasswordThatWasWrongUntilTheMemberChoseIt() {
        ask("hinata-bokko-forever");
        ask("another wrong one of " + taro.userId());
        clock.advance(Duration.ofSeconds(1));
        set("hinata-bokko-forever");
        // Not even a limit stands in the way: it was counted when it was wrong.
        IntStream.range(0, limits.strangers().tries() - 3).forEach(guess -> ask(Residents.guess(guess, taro.userId())));

        assertThat(ask("another wrong one of " + taro.userId())).isInstanceOf(PasswordProof.Wrong.class);
        assertThat(ask("hinata-bokko-forever")).isInstanceOf(PasswordProof.Right.class);
    }

    @Test
    void computeNoHashForTheOldPasswordThatWasChangedAMomentAgo() {
        set("hinata-bokko-forever");
        clock.advance(Duration.ofSeconds(10));
        ask("the old one of " + taro.userId());
        var hashes = pool.done(Line.STRANGER);

        ask("the old one of " + taro.userId());

        assertThat(pool.done(Line.STRANGER))
                .as("a member's would be told from nobody's")
                .isEqualTo(hashes);
    }

    private void set(String password) {
        switch (passwords.hash(Password.of(password))) {
            case Turn.Taken(var hash) -> credentials.set(taro.id(), hash, clock.instant(), SetBy.MEMBER);
            case Turn.Busy() -> throw new AssertionError("Nobody else hashes");
        }
    }

    private PasswordProof<String> ask(String typed) {
        return ask(taro.id(), typed, null);
    }

    private PasswordProof<String> ask(MemberId member, String typed, @Nullable Long device) {
        return proofs.ask(claim(member, typed, device), () -> Optional.of("Taro"));
    }

    private Claim claim(MemberId member, String typed, @Nullable Long device) {
        return new Claim(taro.member().userId().skeleton(), device, ANYWHERE, member, Password.of(typed));
    }
}
