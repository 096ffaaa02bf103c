package genkan.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import genkan.PostgresForTests;
import genkan.TestClock;
import genkan.secret.Randomness;
import genkan.secret.Seal;
import genkan.start.StartFault;
import java.nio.file.Path;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In a database of its own, since other nodes would rotate too. */
class SigningKeysTest {

    private static final SigningProperties LASTING =
            new SigningProperties(Duration.ofDays(90), Duration.ofDays(1), Duration.ofDays(2), false);
    private static final SignatureEngine ENGINE = SignatureEngine.choose(false).join();

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private final Randomness randomness = new Randomness();
    private DataSource source;
    private JdbcClient db;

    static List<JWSAlgorithm> algorithms() {
        return SealedKeys.ALGORITHMS;
    }

    @BeforeEach
    void anEmptyDatabase() throws Exception {
        source = PostgresForTests.migratedDatabase();
        db = JdbcClient.create(source);
        clock.stop();
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void signsWhatAServiceVerifiesWithThePublishedList(JWSAlgorithm algorithm) throws Exception {
        var genkan = node();

        var token = token(genkan, algorithm);
        var known = JWKSet.parse(new String(genkan.publishedJson(), UTF_8))
                .getKeyByKeyId(token.getHeader().getKeyID());

        assertThat(known.getKeyUse()).isEqualTo(KeyUse.SIGNATURE);
        assertThat(known.getAlgorithm()).isEqualTo(algorithm);
        assertThat(known.computeThumbprint().toString()).isEqualTo(known.getKeyID());
        assertThat(verifies(token, known)).isTrue();
        assertThat(genkan.find(token.getHeader().getKeyID())).contains(known);
    }

    @Test
    void keepsItsKeysOverARestart() {
        var before = kids(node());

        assertThat(kids(node())).hasSize(2).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void publishesTheNextKeyADayBeforeItSigns(JWSAlgorithm algorithm) {
        var genkan = node();
        var first = genkan.signing(algorithm).getKeyID();

        after(genkan, Duration.ofDays(89).minusSeconds(1));
        assertThat(kids(genkan)).hasSize(2);

        after(genkan, Duration.ofSeconds(1));
        var next = newest(genkan, algorithm);
        assertThat(next).isNotEqualTo(first);
        assertThat(genkan.published().getKeyByKeyId(next)).isNotNull();
        assertThat(genkan.signing(algorithm).getKeyID()).isEqualTo(first);

        clock.advance(Duration.ofDays(1).minusSeconds(1));
        assertThat(genkan.signing(algorithm).getKeyID()).isEqualTo(first);
        clock.advance(Duration.ofSeconds(1));
        assertThat(genkan.signing(algorithm).getKeyID()).isEqualTo(next);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void acceptsAnOldTokenForTwoDaysAfterItsKeyStoppedSigningAndNotLonger(JWSAlgorithm algorithm) throws Exception {
        var genkan = node();
        after(genkan, Duration.ofDays(89));
        clock.advance(Duration.ofDays(1).minusSeconds(1));
        var lastToken = token(genkan, algorithm);
        clock.advance(Duration.ofSeconds(1));

        after(genkan, Duration.ofDays(2).minusSeconds(1));
        assertThat(verifies(
                        lastToken, genkan.find(lastToken.getHeader().getKeyID()).orElseThrow()))
                .isTrue();

        // At that second, before anything is read again, and after.
        clock.advance(Duration.ofSeconds(1));
        assertThat(genkan.find(lastToken.getHeader().getKeyID())).isEmpty();
        genkan.readAgain();
        assertThat(kids(genkan)).hasSize(2).doesNotContain(lastToken.getHeader().getKeyID());
        assertThat(new String(genkan.publishedJson(), UTF_8))
                .doesNotContain(lastToken.getHeader().getKeyID());
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void publishesAheadAlsoAfterMonthsSwitchedOff() {
        var before = kids(node());
        clock.advance(Duration.ofDays(400));

        var genkan = node();

        assertThat(kids(genkan)).hasSize(4).containsAll(before);
        assertThat(before).contains(genkan.signing(JWSAlgorithm.ES256).getKeyID());
    }

    @Test
    void rotatesOnceHoweverManyNodesDoIt() throws Exception {
        var nodes = List.of(node(), node(), node(), node());
        clock.advance(Duration.ofDays(89));

        together(nodes, SigningKeys::readAgain);

        assertThat(rows()).isEqualTo(4);
        nodes.forEach(SigningKeys::readAgain);
        assertThat(nodes).extracting(SigningKeysTest::kids).containsOnly(kids(nodes.getFirst()));
    }

    @Test
    void makesItsFirstKeysOnceHoweverManyNodesStart() throws Exception {
        var _ = seal();
        var started = new ArrayList<SigningKeys>();
        together(List.of(1, 2, 3, 4), _ -> {
            var node = node();
            synchronized (started) {
                started.add(node);
            }
        });

        assertThat(rows()).isEqualTo(2);
        assertThat(started).extracting(SigningKeysTest::kids).containsOnly(kids(started.getFirst()));
    }

    @Test
    void bringsTheNextKeysByCommandOnceHoweverOftenItIsGiven() {
        var genkan = node();
        var first = genkan.signing(JWSAlgorithm.RS256).getKeyID();

        genkan.rotate(false);
        genkan.rotate(false);

        assertThat(kids(genkan)).hasSize(4);
        assertThat(genkan.signing(JWSAlgorithm.RS256).getKeyID()).isEqualTo(first);
        clock.advance(LASTING.publishAhead());
        assertThat(genkan.signing(JWSAlgorithm.RS256).getKeyID()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void signsAtOnceWithANewKeyInAnEmergency(JWSAlgorithm algorithm) throws Exception {
        var genkan = node();
        var tokenBefore = token(genkan, algorithm);
        genkan.rotate(false);
        var waited = newest(genkan, algorithm);

        genkan.rotate(true);

        assertThat(genkan.signing(algorithm).getKeyID())
                .isNotIn(tokenBefore.getHeader().getKeyID(), waited);
        assertThat(genkan.find(tokenBefore.getHeader().getKeyID())).isPresent();
        assertThat(genkan.find(waited)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void takesAKeyAwayOnEveryNodeAndSignsWithAnother(JWSAlgorithm algorithm) {
        var genkan = node();
        var other = node();
        var stolen = genkan.signing(algorithm).getKeyID();

        assertThat(genkan.takeAway(stolen)).isTrue();
        other.readAgain();

        for (var node : List.of(genkan, other)) {
            assertThat(node.find(stolen)).isEmpty();
            assertThat(new String(node.publishedJson(), UTF_8)).doesNotContain(stolen);
            assertThat(node.signing(algorithm).getKeyID()).isNotEqualTo(stolen);
        }
        assertThat(genkan.signing(algorithm))
                .isNotNull()
                .extracting(JWK::getKeyID)
                .isEqualTo(other.signing(algorithm).getKeyID());
        assertThat(genkan.takeAway(stolen)).isFalse();
    }

    @Test
    void knowsAKeyOfAnotherNodeAsSoonAsATokenNamesIt() {
        var genkan = node();
        var other = node();
        clock.advance(Duration.ofSeconds(1));

        other.rotate(true);
        var newKid = other.signing(JWSAlgorithm.ES256).getKeyID();

        assertThat(genkan.find(newKid)).isPresent();
    }

    @Test
    void readsOnceASecondHoweverManyUnknownKeysTokensName() {
        var genkan = node();
        var other = node();
        clock.advance(Duration.ofSeconds(1));
        assertThat(genkan.find("nobody's")).isEmpty();

        other.rotate(true);

        assertThat(genkan.find(other.signing(JWSAlgorithm.ES256).getKeyID())).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(genkan.find(other.signing(JWSAlgorithm.ES256).getKeyID())).isPresent();
    }

    @Test
    void givesTheSameObjectForTheSameKeySoThatSignersAreKept() {
        var genkan = node();
        var key = genkan.signing(JWSAlgorithm.ES256);

        genkan.readAgain();

        assertThat(genkan.signing(JWSAlgorithm.ES256)).isSameAs(key);
    }

    @Test
    void goesOnWithTheKeysItKnowsWhileTheTableCannotBeRead() {
        var genkan = node();
        db.sql("alter table signing_key rename to gone").update();

        after(genkan, Duration.ofMinutes(1));

        assertThat(genkan.signing(JWSAlgorithm.RS256)).isNotNull();
        assertThat(genkan.find(genkan.signing(JWSAlgorithm.RS256).getKeyID())).isPresent();
    }

    @Test
    void doesNotStartWithAnotherSealsKeyAndMakesNoNewKeys(@TempDir Path otherFolder) {
        node();

        assertThatThrownBy(() -> node(Seal.withKeysMadeIn(otherFolder, randomness)))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining(otherFolder.resolve("seal.key").toString())
                .hasMessageContaining("does not open the signing keys");
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void doesNotStartWithAKeyThatWasPutIntoTheTableOrMoved() {
        node();
        db.sql("""
                        update signing_key
                           set public_jwk = replace(public_jwk, '"sig"', '"enc"')
                         where algorithm = 'ES256'
                        """).update();

        assertThatThrownBy(this::node).isInstanceOf(StartFault.class);
    }

    @Test
    void showsNoPrivatePartInTheTableOrInAnyText() throws Exception {
        var sealed = new SealedKeys(seal(), randomness);
        var genkan = node();
        var secrets = new ArrayList<String>();
        for (var row : new StoredKeys(db).all()) {
            var key = ((AsymmetricJWK) sealed.open(row).orElseThrow()).toPrivateKey();
            secrets.add(Base64.getEncoder()
                    .withoutPadding()
                    .encodeToString(key.getEncoded())
                    .substring(40));
            if (key instanceof RSAPrivateCrtKey rsa) {
                secrets.add(rsa.getPrivateExponent().toString());
                secrets.add(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(rsa.getPrimeP().toByteArray()));
            }
        }

        var shown = new ArrayList<String>();
        shown.addAll(db.sql("select signing_key::text as line from signing_key")
                .query(String.class)
                .list());
        for (var key : genkan.ring().keys()) {
            shown.add(key.toString());
        }
        shown.add(new String(genkan.publishedJson(), UTF_8));
        shown.add(genkan.published().toString(false));
        new StoredKeys(db).all().forEach(row -> shown.add(row.toString()));
        shown.add(new SigningKeysEndpoint(genkan, clock).list().toString());

        assertThat(secrets).hasSizeGreaterThan(2);
        assertThat(shown)
                .hasSizeGreaterThan(8)
                .allSatisfy(text ->
                        assertThat(text).doesNotContain(secrets).doesNotContainPattern("\"(d|p|q|dp|dq|qi)\":"));
    }

    private SigningKeys node() {
        return node(seal());
    }

    private SigningKeys node(Seal seal) {
        var stored = new StoredKeys(db);
        var sealed = new SealedKeys(seal, randomness);
        return new SigningKeys(
                stored, sealed, new Rotation(stored, sealed, LASTING, clock), LASTING, seal, ENGINE, clock);
    }

    private Seal seal() {
        return Seal.withKeysMadeIn(folder, randomness);
    }

    private void after(SigningKeys genkan, Duration duration) {
        clock.advance(duration);
        genkan.readAgain();
    }

    private int rows() {
        return db.sql("select count(*) from signing_key").query(Integer.class).single();
    }

    private static List<String> kids(SigningKeys genkan) {
        return genkan.published().getKeys().stream().map(JWK::getKeyID).sorted().toList();
    }

    private static String newest(SigningKeys genkan, JWSAlgorithm algorithm) {
        return genkan.ring().newest(algorithm).orElseThrow().kid();
    }

    private static JWSObject token(SigningKeys genkan, JWSAlgorithm algorithm) throws Exception {
        var key = genkan.signing(algorithm);
        var token = new JWSObject(
                new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), new Payload("{\"sub\":\"taro\"}"));
        token.sign(new DefaultJWSSignerFactory().createJWSSigner(key, algorithm));
        return JWSObject.parse(token.serialize());
    }

    private static boolean verifies(JWSObject token, JWK key) throws Exception {
        return token.verify(new DefaultJWSVerifierFactory()
                .createJWSVerifier(token.getHeader(), ((AsymmetricJWK) key).toPublicKey()));
    }

    private interface Step<T> {
        void take(T of) throws Exception;
    }

    private static <T> void together(List<T> all, Step<T> step) throws Exception {
        var start = new CyclicBarrier(all.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var steps = all.stream()
                    .<Callable<Boolean>>map(one -> () -> {
                        start.await();
                        step.take(one);
                        return true;
                    })
                    .toList();
            for (var done : threads.invokeAll(steps)) {
                done.get();
            }
        }
    }
}
