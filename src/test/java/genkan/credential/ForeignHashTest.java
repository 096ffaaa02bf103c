package genkan.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import genkan.credential.foreign.ForeignHash;
import genkan.credential.foreign.Spelling;
import genkan.member.MemberId;
import genkan.secret.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hashes that real programs made, in {@code foreign-hashes.tsv}. */
class ForeignHashTest {

    private static final Path TABLE = Path.of("src", "test", "resources", "foreign-hashes.tsv");
    private static final Cost CHEAP = new Cost(64, 1, 1);
    private static final MemberId TARO = new MemberId(4_711);
    private static final Pattern CHEAP_BY_NATURE = Pattern.compile("md5crypt|apr1|sha.*|phpass");

    private final Seal seal = Seals.another();
    private final HashPool pool = new HashPool(2, List.of(10, 10, 10), Duration.ofMinutes(1));
    private final Passwords passwords = new Passwords(
            Argon2.fastest(CHEAP, 1), CHEAP, new SecureRandom(), pool, seal, new Renewals((_, _, _) -> true));

    @AfterEach
    void close() {
        pool.close();
    }

    static Stream<Arguments> table() throws IOException {
        return rows().map(row -> arguments(row[0], row[1], row[2], row[3]));
    }

    private static Stream<String[]> rows() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1));
    }

    @Test
    void knowsAtLeastElevenSchemes() throws IOException {
        assertThat(rows().map(row -> row[0]).distinct()).hasSizeGreaterThanOrEqualTo(11);
    }

    @ParameterizedTest(name = "{0}, {3}, {1}")
    @MethodSource("table")
    void opensForItsPasswordAloneAfterBeingStored(String scheme, String password, String hash, String madeBy) {
        var foreign = read(hash);
        var stored = stored(foreign);

        assertThat(foreign.scheme().name()).isEqualTo(scheme);
        assertThat(verdict(password, stored)).isEqualTo(new Verdict.Matches());
        for (var other : List.of(
                password + "x",
                password.substring(1),
                inOtherCase(password),
                password + "\0",
                password + "\0" + password)) {
            assertThat(verdict(other, stored)).isEqualTo(new Verdict.Differs());
        }
    }

    @ParameterizedTest(name = "{0}, {3}")
    @MethodSource("table")
    void showsSchemeAndCostInTheTableAndNothingThatIsCheapToGuess(
            String scheme, String password, String hash, String madeBy) {
        var foreign = read(hash);

        var text = stored(foreign).phc();

        assertThat(text).startsWith("$" + scheme + "$").contains("$s1." + seal.key() + ".");
        assertThat(text.contains("$argon2id$v=19$")).isEqualTo(foreign.scheme().cheap());
        if (CHEAP_BY_NATURE.matcher(scheme).matches()) {
            assertThat(foreign.scheme().cheap()).isTrue();
        }
        assertThat(foreign.scheme().cheap()).isEqualTo(!madeBy.contains("OWASP") && !isDear(hash));
    }

    private static boolean isDear(String hash) {
        return hash.matches("(?s).*(\\$2[aby]\\$1|\\$720000\\$|m=19456,|m=7168|memory|:? 210000).*");
    }

    @Test
    void aBcryptHashTakesNoPasswordOfMoreThan72BytesInsteadOfCuttingIt() {
        var of71 = stored(read(bcrypt("x".repeat(71))));
        var of72 = stored(read(bcrypt("x".repeat(72))));

        assertThat(verdict("x".repeat(71), of71)).isEqualTo(new Verdict.Matches());
        assertThat(verdict("x".repeat(72), of71)).isEqualTo(new Verdict.Differs());
        assertThat(verdict("x".repeat(71), of72)).isEqualTo(new Verdict.Differs());
        assertThat(verdict("x".repeat(72), of72)).isEqualTo(new Verdict.Matches());
        assertThat(verdict("x".repeat(73), of72)).isEqualTo(new Verdict.Differs());
        assertThat(verdict("x".repeat(72) + "y", of72)).isEqualTo(new Verdict.Differs());
    }

    /** By the module bcrypt 5.0 of PyPI, at cost 4 with the salt {@code abcdefghijklmnopqrstuu}. */
    private static String bcrypt(String password) {
        return switch (password.length()) {
            case 71 -> "$2b$04$abcdefghijklmnopqrstuu.gc7UY/21CSNJGJg21jJzx9QiOpJ9bO";
            case 72 -> "$2b$04$abcdefghijklmnopqrstuubzadhGtS2zEF.gu0yd0opP6cVzb.e0i";
            default -> throw new IllegalArgumentException();
        };
    }

    @Test
    void whatItDoesNotTakeCostsOneHashAllTheSame() {
        var stored = stored(read(bcrypt("x".repeat(71))));
        var before = pool.done(Line.STRANGER);

        assertThat(verdict("x".repeat(73), stored)).isEqualTo(new Verdict.Differs());

        assertThat(pool.done(Line.STRANGER) - before).isEqualTo(1);
    }

    @Test
    void twoHashesOfOnePasswordStayTwoForMembersWithoutASalt() {
        var hash = "{SHA}W8r/fyL/UzygmbNAjq2HbA67qac=";

        assertThat(opened(stored(read(hash)))).isNotEqualTo(opened(stored(read(hash))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cost 14 of bcrypt | $2b$14$abcdefghijklmnopqrstuu/LVz6MZlItEy42I2juLihZ66HnQx/cy",
                "cost 31 of bcrypt | $2b$31$abcdefghijklmnopqrstuu/LVz6MZlItEy42I2juLihZ66HnQx/cy",
                "cost 3 of bcrypt  | $2b$03$abcdefghijklmnopqrstuu/LVz6MZlItEy42I2juLihZ66HnQx/cy",
                "the broken bcrypt | $2x$05$abcdefghijklmnopqrstuu/LVz6MZlItEy42I2juLihZ66HnQx/cy",
                "rounds of crypt   | $5$rounds=999999999$gen$g1ly.ces1O0XiLBmllSmMxtX92eGFs/dlSUvpdsiFJ2",
                "too few rounds    | $5$rounds=999$gen$g1ly.ces1O0XiLBmllSmMxtX92eGFs/dlSUvpdsiFJ2",
                "more than an int  | $5$rounds=99999999999999999999$gen$g1ly.ces1O0XiLBmllSmMxtX92eGFs/dlSUvpdsiFJ2",
                "PBKDF2            | {PBKDF2-SHA256}99999999$aG0NgdDau7eWEkIIIYSQEg$vrxazOgz91cl5rDw/xWNIeY2.xB6h7dkmsQRle1.yRE",
                "no iterations     | {PBKDF2-SHA256}0$aG0NgdDau7eWEkIIIYSQEg$vrxazOgz91cl5rDw/xWNIeY2.xB6h7dkmsQRle1.yRE",
                "phpass 2^30       | $P$SgCXAWKPaBiuCOcSDqqm./yHv5GqQP/",
                "scrypt, memory    | $scrypt$ln=20,r=8,p=1$fw9BKOVc630vRYiRkrIWog$eqCf3WjX2yHgxZti2HcGyss5UPefO+leOfk8CJ/z77M",
                "scrypt, time      | $scrypt$ln=17,r=8,p=3$fw9BKOVc630vRYiRkrIWog$eqCf3WjX2yHgxZti2HcGyss5UPefO+leOfk8CJ/z77M",
                "scrypt, beyond    | $scrypt$ln=99999999,r=8,p=3$fw9BKOVc630vRYiRkrIWog$eqCf3WjX2yHgxZti2HcGyss5UPefO+leOfk8CJ/z77M",
                "Argon2, memory    | $argon2i$v=19$m=999999,t=3,p=1$c2l4dGVlbiBieXRlIHNsdA$ev5QwVjWqnD8G0sSMlqrK2zsFZ+mECu3WRWVDbiMc0g",
                "Argon2, passes    | $argon2id$v=19$m=1024,t=9999,p=1$c2l4dGVlbiBieXRlIHNsdA$ev5QwVjWqnD8G0sSMlqrK2zsFZ+mECu3WRWVDbiMc0g",
                "Argon2 before 1.3 | $argon2i$v=16$m=1024,t=3,p=1$c2l4dGVlbiBieXRlIHNsdA$ev5QwVjWqnD8G0sSMlqrK2zsFZ+mECu3WRWVDbiMc0g"
            })
    void isRefusedWithASentenceWhenItWouldCostTooMuch(String what, String hash) {
        assertThatIllegalArgumentException()
                .as(what)
                .isThrownBy(() -> read(hash))
                .satisfies(refusal -> assertThat(refusal.getMessage())
                        .isNotBlank()
                        .doesNotContain(hash.substring(hash.length() - 12)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$",
                "{",
                "{\"",
                "{}",
                "{\"a\":1}",
                "{\"credentialData\":\"[]\",\"secretData\":\"{}\"}",
                "open sesame",
                "5f4dcc3b5aa765d61d8327deb882cf99",
                "{CLEARTEXT}open sesame",
                "{MD5}X03MO1qnZdYdgyfeuILPmQ==",
                "{CRYPT}{CRYPT}$1$Sa1t.ab/$pphLcFdbeo2483GN46jRu.",
                "$y$j9T$F5Jx5fExrKuPp53xLKQ..1$tnSYvahCwPBHKZUspmcxMfb0.WiB9W.zEaKlOBL35rC",
                "*",
                "!$1$Sa1t.ab/$pphLcFdbeo2483GN46jRu."
            })
    void isRefusedWhenItIsNoHashThatWeKnow(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(text));
    }

    @Test
    void aChangedCharacterIsRefusedOrMeansAnotherHashAndIsNeverRepeated() throws IOException {
        var random = new Random(20_261_123);
        var hashes = rows().map(row -> row[2]).toList();

        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder(hashes.get(random.nextInt(hashes.size())));
            for (int change = random.nextInt(3); change >= 0; change--) {
                text.setCharAt(
                        random.nextInt(text.length()), (char) random.nextInt(random.nextInt(8) == 0 ? 65_536 : 128));
            }
            text.setLength(random.nextInt(10) == 0 ? random.nextInt(text.length()) : text.length());
            readOrRefusal(text.toString()).ifPresent(foreign -> {
                var kept = new PasswordHash(new Recipe.Kept(foreign.scheme()), foreign.digest());
                assertThat(PasswordHash.parse(kept.phc()).phc()).isEqualTo(kept.phc());
            });
        }
    }

    private static Optional<ForeignHash> readOrRefusal(String text) {
        try {
            return Optional.of(read(text));
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            if (text.length() > 30 && !text.startsWith("{\"")) {
                assertThat(refused.getMessage()).doesNotContain(text.substring(text.length() - 8));
            }
            return Optional.empty();
        }
    }

    private static ForeignHash read(String text) {
        return ForeignHash.read(Spelling.usual(text));
    }

    private PasswordHash stored(ForeignHash foreign) {
        return switch (passwords.takeOver(foreign)) {
            case Turn.Taken(var hash) ->
                PasswordHash.parse(TARO, hash.sealed(TARO, seal).phc());
            case Turn.Busy() -> throw new AssertionError("busy");
        };
    }

    private String opened(PasswordHash stored) {
        return HexFormat.of().formatHex(stored.tag(seal));
    }

    private Verdict verdict(String typed, PasswordHash stored) {
        return passwords.verify(Password.of(typed), stored, Line.STRANGER);
    }

    private static String inOtherCase(String password) {
        var capitals = password.toUpperCase(Locale.ROOT);
        return capitals.contentEquals(password) ? password + " " : capitals;
    }
}
