package genkan.credential;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.secret.Randomness;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RecoveryCodeProperties {

    private static final List<String> BETWEEN =
            List.of("", "-", " ", "－", "　", "ー", "‐", "−", ".", " - ", "\t", "\u200b");
    private static final Map<Character, String> LOOK_ALIKES = Map.of('0', "0oOｏＯ", '1', "1iIlLｌＩ", 'V', "VvuU");

    @Property
    void isUnderstoodHoweverItIsTyped(@ForAll long seed) {
        var random = new Random(seed);
        var code = code(random).written();
        var typed = typed(code, random);

        assertThat(RecoveryCode.digest(typed)).as("%s for %s", typed, code).isEqualTo(RecoveryCode.digest(code));
    }

    @Property
    void isAnotherOneIfOneLetterIsAnother(@ForAll long seed) {
        var random = new Random(seed);
        var code = code(random).written();
        var place = random.nextInt(code.length());
        var other = code(random).written().charAt(0);
        var typed = code.substring(0, place) + other + code.substring(place + 1);

        assertThat(MessageDigest.isEqual(RecoveryCode.digest(typed), RecoveryCode.digest(code)))
                .as("%s for %s", typed, code)
                .isEqualTo(typed.equals(code));
    }

    @Property
    void isOfSixteenLettersThatAreNotMistakenForEachOther(@ForAll long seed) {
        assertThat(code(new Random(seed)).written()).matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
    }

    @Example
    void usesEveryLetterAtEveryPlace() {
        var random = new Random(5);
        var seen = new HashSet<String>();
        for (int i = 0; i < 2_000; i++) {
            var code = code(random).written().replace("-", "");
            for (int place = 0; place < code.length(); place++) {
                seen.add(place + " " + code.charAt(place));
            }
        }

        assertThat(seen).hasSize(16 * 32);
    }

    @Example
    void neverPrints() {
        assertThat(code(new Random(5))).hasToString("RecoveryCode[hidden]");
    }

    @Example
    void isReadNoFurtherThanAnybodyTypes() {
        assertThat(RecoveryCode.digest("\ufdfa".repeat(1_000_000))).isEqualTo(RecoveryCode.digest(""));
    }

    private static String typed(String code, Random random) {
        var typed = new StringBuilder(one(List.of("", " ", "　\n"), random));
        for (int i = 0; i < code.length(); i++) {
            typed.append(code.charAt(i) == '-' ? one(BETWEEN, random) : written(code.charAt(i), random));
        }
        return typed.append(one(List.of("", "  ", "\r\n", "。"), random)).toString();
    }

    private static String written(char letter, Random random) {
        var likes = LOOK_ALIKES.getOrDefault(letter, String.valueOf(letter));
        var one = String.valueOf(likes.charAt(random.nextInt(likes.length())));
        var inCase = random.nextBoolean() ? one.toLowerCase(Locale.ROOT) : one;
        var sign = inCase.charAt(0);
        return random.nextBoolean() && sign > ' ' && sign <= '~' ? String.valueOf((char) (sign + 0xfee0)) : inCase;
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static RecoveryCode code(Random random) {
        return RecoveryCode.random(new Randomness(new Repeatable(random)));
    }

    /** Randomness that a failing test can be repeated with. */
    private static final class Repeatable extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final transient Random random;

        Repeatable(Random random) {
            this.random = random;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            random.nextBytes(bytes);
        }
    }
}
