package genkan.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import genkan.credential.Recipe.Argon2id;
import genkan.member.MemberId;
import genkan.secret.Seal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private static final Cost CHEAP = new Cost(64, 1, 1);

    private final SecureRandom random = new SecureRandom();
    private final HashPool pool = new HashPool(2, List.of(10, 10, 10), Duration.ofMinutes(1));
    private final Seal seal = Seals.another();
    private final Renewals renewals = new Renewals((_, _, _) -> true);
    private final Passwords passwords = new Passwords(Argon2.fastest(CHEAP, 1), CHEAP, random, pool, seal, renewals);

    @AfterEach
    void close() {
        pool.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"open sesame", "", "\0", "合言葉は、開けゴマ", "🔑🔑🔑", " two  spaces "})
    void tarosOwnPasswordMatches(String password) {
        var stored = hashed(password);

        assertThat(verdict(Password.of(password), stored)).isEqualTo(new Verdict.Matches());
    }

    @Test
    void matchesAfterBeingStored() {
        var stored = PasswordHash.parse(hashed("open sesame").phc());

        assertThat(verdict(Password.of("open sesame"), stored)).isEqualTo(new Verdict.Matches());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Open sesame",
                "open sesame ",
                " open sesame",
                "opensesame",
                "open sesam",
                "open sesame\0",
                "ｏｐｅｎ　ｓｅｓａｍｅ",
                "OPEN SESAME"
            })
    void anythingElseDiffers(String typed) {
        assertThat(verdict(Password.of(typed), hashed("open sesame"))).isEqualTo(new Verdict.Differs());
    }

    @Test
    void matchesInTheOtherEncodingOfTheSameCharacter() {
        assertThat(verdict(Password.of("か\u3099ぎ"), hashed("がぎ"))).isEqualTo(new Verdict.Matches());
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 55, 56, 71, 72, 73, 127, 128, 255})
    void theLastByteCountsHoweverLongThePassword(int length) {
        var stored = hashed("x".repeat(length) + "a");

        assertThat(verdict(Password.of("x".repeat(length) + "a"), stored)).isEqualTo(new Verdict.Matches());
        assertThat(verdict(Password.of("x".repeat(length) + "b"), stored)).isEqualTo(new Verdict.Differs());
        assertThat(verdict(Password.of("x".repeat(length)), stored)).isEqualTo(new Verdict.Differs());
    }

    @Test
    void whatFollowsANulCounts() {
        var stored = hashed("open\0sesame");

        assertThat(verdict(Password.of("open\0sesame"), stored)).isEqualTo(new Verdict.Matches());
        assertThat(verdict(Password.of("open\0barley"), stored)).isEqualTo(new Verdict.Differs());
        assertThat(verdict(Password.of("open"), stored)).isEqualTo(new Verdict.Differs());
    }

    @Test
    void twoMembersWithTheSamePasswordHaveDifferentHashes() {
        assertThat(hashed("open sesame").phc())
                .isNotEqualTo(hashed("open sesame").phc());
    }

    @Test
    void aNewHashHasTheConfiguredCost() {
        var stored = hashed("open sesame");

        assertThat(stored.recipe())
                .isInstanceOfSatisfying(
                        Argon2id.class, recipe -> assertThat(recipe.cost()).isEqualTo(CHEAP))
                .isInstanceOfSatisfying(
                        Argon2id.class, recipe -> assertThat(recipe.saltBytes()).hasSize(16));
        assertThat(stored.tag(seal)).hasSize(32);
    }

    @Test
    void anImportedHashIsVerifiedAtItsOwnCost() {
        var stored = PasswordHash.parse(
                "$argon2id$v=19$m=64,t=3,p=4$c2l4dGVlbiBieXRlIHNsdA$rzPoaJAdG+q5U1UhvsIp62c/iEuOcqS0cNLFjfEe/1w");

        assertThat(verdict(Password.of("合言葉は、開けゴマ"), stored)).isEqualTo(new Verdict.Matches());
        assertThat(verdict(Password.of("合言葉は、開けゴミ"), stored)).isEqualTo(new Verdict.Differs());
    }

    @Test
    void anOverLongPasswordIsNotHashed() {
        var tooLong = Password.of("x".repeat(257));
        var stored = hashed("x".repeat(256));
        var before = pool.done(Line.STRANGER);

        assertThat(verdict(tooLong, stored)).isEqualTo(new Verdict.Differs());
        assertThat(verdict(tooLong, passwords.nobodys())).isEqualTo(new Verdict.Differs());
        assertThatIllegalArgumentException().isThrownBy(() -> passwords.hash(tooLong));
        assertThat(pool.done(Line.STRANGER)).isEqualTo(before);
    }

    @Test
    void anUnknownUserIdCostsOneHashLikeAKnownOne() {
        var known = hashed("open sesame");
        var before = pool.done(Line.STRANGER);

        assertThat(verdict(Password.of("wrong"), known)).isEqualTo(new Verdict.Differs());
        assertThat(verdict(Password.of("wrong"), passwords.nobodys())).isEqualTo(new Verdict.Differs());

        assertThat(pool.done(Line.STRANGER) - before).isEqualTo(2);
        assertThat(passwords.nobodys().phc())
                .as("the same recipe, the same seal")
                .hasSameSizeAs(known.sealed(MemberId.NOBODY, seal).phc())
                .startsWith("$argon2id$v=19$m=64,t=1,p=1$")
                .contains("$s1." + seal.key() + ".");
    }

    @Test
    void whoCannotHaveATurnIsNeverToldThatThePasswordIsWrong() {
        var stored = hashed("open sesame");
        pool.close();

        assertThat(verdict(Password.of("open sesame"), stored)).isEqualTo(new Verdict.Busy());
        assertThat(passwords.hash(Password.of("open sesame"))).isEqualTo(new Turn.Busy<>());
    }

    @Test
    void theOperatorCanSeeWhatComputesTheHashes() {
        var inJava = new Passwords(Argon2.inJava(CHEAP, 1), CHEAP, random, pool, seal, renewals);

        assertThat(inJava.engine()).isEqualTo("Bouncy Castle (as configured)");
    }

    private Verdict verdict(Password typed, PasswordHash stored) {
        return passwords.verify(typed, stored, Line.STRANGER);
    }

    private PasswordHash hashed(String password) {
        return switch (passwords.hash(Password.of(password))) {
            case Turn.Taken(var hash) -> hash;
            case Turn.Busy() -> throw new AssertionError("busy");
        };
    }
}
