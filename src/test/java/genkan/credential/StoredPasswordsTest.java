package genkan.credential;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.Visitor;
import genkan.credential.Credentials.SetBy;
import genkan.member.MemberId;
import genkan.secret.Seal;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunningGenkan
class StoredPasswordsTest {

    private static final String TODAY = "$argon2id$v=19$m=64,t=1,p=1$";
    private static final String OF_ANOTHER_COST =
            "$argon2id$v=19$m=19456,t=2,p=1$c2l4dGVlbiBieXRlIHNsdA$vshuSVdB9veMsKC0DDGxeJiAJQ+zduILZPb/JYpyQiU";
    private static final String ITS_PASSWORD = "open sesame";

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    Credentials credentials;

    @Autowired
    Passwords passwords;

    @Autowired
    PasswordResealing resealing;

    @Autowired
    Seal seal;

    @Autowired
    JdbcClient db;

    private Resident taro;

    @BeforeEach
    void taroIsAMember() {
        taro = residents.add();
    }

    @Test
    void isSealedWhenItIsSet() {
        assertThat(text()).startsWith(TODAY).contains("$s1." + seal.key() + ".");
        assertThat(credentials.find(taro.id()).orElseThrow().hash().phc()).isEqualTo(text());
    }

    @Test
    void opensInNoOtherMembersRow() throws Exception {
        var hanako = residents.add();
        write(hanako.id(), text());

        // The same password, but whoever can write to the table shall not give anybody a password that he knows.
        assertThat(new Visitor(port).signIn(hanako).statusCode()).isEqualTo(500);
    }

    @Test
    void isAFaultOfOursAndNotAWrongPasswordWhileItsKeyIsMissing() throws Exception {
        new Credentials(db, Seals.another()).set(taro.id(), hashed(Residents.PASSWORD), Instant.EPOCH, SetBy.MEMBER);

        var right = new Visitor(port).signIn(taro);
        var wrong = new Visitor(port).signIn(taro.userId(), "wrong password 42");

        assertThat(right.statusCode()).isEqualTo(500);
        assertThat(right.body()).contains("SS500").doesNotContain("SS401");
        assertThat(wrong.statusCode()).isEqualTo(500);
    }

    @Test
    void isSealedAnewWithoutAnybodysPassword() throws Exception {
        var before = Seals.another();
        new Credentials(db, before).set(taro.id(), hashed(Residents.PASSWORD), Instant.EPOCH, SetBy.MEMBER);
        var hanako = residents.add();
        write(hanako.id(), OF_ANOTHER_COST);
        var both = Seals.of(seal, before);
        var recipe = text().substring(0, text().lastIndexOf('$'));

        new PasswordResealing(new Credentials(db, both), both).reseal();

        assertThat(text()).startsWith(recipe + "$s1." + seal.key() + ".");
        assertThat(text(hanako.id())).contains("$s1." + seal.key() + ".");
        assertThat(changedAt()).isEqualTo(Instant.EPOCH);
        assertThat(new Visitor(port).signIn(taro).statusCode()).isEqualTo(303);
        assertThat(new Visitor(port).signIn(hanako.userId(), ITS_PASSWORD).statusCode())
                .isEqualTo(303);
    }

    @Test
    void leavesWhatDoesNotOpenAndCannotBeReadAndGoesOn() {
        new Credentials(db, Seals.another()).set(taro.id(), hashed(Residents.PASSWORD), Instant.EPOCH, SetBy.MEMBER);
        var closed = text();
        var garbled = residents.add();
        write(garbled.id(), "garbled");
        var plain = residents.add();
        write(plain.id(), OF_ANOTHER_COST);

        assertThat(resealing.reseal().done()).isPositive();

        assertThat(text()).isEqualTo(closed);
        assertThat(text(garbled.id())).isEqualTo("garbled");
        assertThat(text(plain.id())).contains("$s1.");
        assertThat(resealing.reseal().done()).isZero();
        // Later tests of this Genkan shall find nothing to complain about.
        write(garbled.id(), OF_ANOTHER_COST);
        credentials.set(taro.id(), hashed(Residents.PASSWORD), Instant.EPOCH, SetBy.MEMBER);
    }

    @Test
    void isHashedAnewBehindASignInAndTheMemberHasChangedNothing() throws Exception {
        write(taro.id(), OF_ANOTHER_COST);
        var changedAt = changedAt();

        assertThat(new Visitor(port).signIn(taro.userId(), ITS_PASSWORD).statusCode())
                .isEqualTo(303);

        awaitText(TODAY);
        assertThat(text()).contains("$s1." + seal.key() + ".");
        assertThat(changedAt()).isEqualTo(changedAt);
        assertThat(new Visitor(port).signIn(taro.userId(), ITS_PASSWORD).statusCode())
                .isEqualTo(303);
        assertThat(text()).startsWith(TODAY);
    }

    @Test
    void staysAsItIsAfterAWrongPassword() throws Exception {
        write(taro.id(), OF_ANOTHER_COST);

        new Visitor(port).signIn(taro.userId(), "wrong password 42");

        Thread.sleep(200);
        assertThat(text()).isEqualTo(OF_ANOTHER_COST);
    }

    @Test
    void aPasswordThatIsSetMeanwhileWins() throws Exception {
        write(taro.id(), OF_ANOTHER_COST);
        var before = credentials.find(taro.id()).orElseThrow().hash();
        var renewals = new Renewals(credentials::replace);
        var set = hashed("Another-Password-77");

        var done = new CountDownLatch(1);
        renewals.later(taro.id(), before, () -> {
            credentials.set(taro.id(), set, Instant.EPOCH, SetBy.MEMBER);
            done.countDown();
            return new Turn.Taken<>(hashed(ITS_PASSWORD));
        });
        done.await();
        Thread.sleep(200);

        var stored = credentials.find(taro.id()).orElseThrow().hash();
        assertThat(passwords.verify(Password.of("Another-Password-77"), stored, Line.STRANGER))
                .isEqualTo(new Verdict.Matches());
        assertThat(credentials.replace(taro.id(), before, set)).isFalse();
    }

    @Test
    void oneTooManyIsDroppedSilently() throws Exception {
        var renewals = new Renewals(credentials::replace);
        var going = new CountDownLatch(1);
        var asked = new AtomicInteger();
        var before = credentials.find(taro.id()).orElseThrow().hash();

        for (int member = 0; member < 50; member++) {
            renewals.later(taro.id(), before, () -> {
                asked.incrementAndGet();
                awaitQuietly(going);
                return new Turn.Busy<>();
            });
        }
        going.countDown();
        Thread.sleep(200);

        assertThat(asked.get()).isBetween(1, 4);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitText(String beginning) throws InterruptedException {
        for (int tries = 0; tries < 100 && !text().startsWith(beginning); tries++) {
            Thread.sleep(50);
        }
        assertThat(text()).startsWith(beginning);
    }

    private PasswordHash hashed(String password) {
        return Optional.of(passwords.hash(Password.of(password)))
                .map(turn -> turn instanceof Turn.Taken<PasswordHash>(var hash) ? hash : null)
                .orElseThrow();
    }

    private void write(MemberId member, String text) {
        db.sql("update password_credential set hash = :text where member_id = :member")
                .param("text", text)
                .param("member", member.value())
                .update();
    }

    private String text() {
        return text(taro.id());
    }

    private String text(MemberId member) {
        return db.sql("select hash from password_credential where member_id = :member")
                .param("member", member.value())
                .query(String.class)
                .single();
    }

    private Instant changedAt() {
        return credentials.find(taro.id()).orElseThrow().changedAt();
    }
}
