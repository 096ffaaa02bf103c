package genkan.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BearerSecretProperties {

    private final Randomness randomness = new Randomness();

    @Property
    void everySecretIsReadAsItWasWritten(@ForAll("references") String reference) {
        var secret = BearerSecret.newFor(reference, randomness);

        var read = BearerSecret.read(secret.written()).orElseThrow();

        assertThat(read.reference()).isEqualTo(reference);
        assertThat(read.digest()).isEqualTo(secret.digest());
        assertThat(read.written()).isEqualTo(secret.written());
    }

    @Property
    void noTextBreaksTheReader(@ForAll("hostile") String text) {
        BearerSecret.read(text).ifPresent(read -> {
            var parts = text.split("\\.", -1);
            assertThat(parts[1]).isEqualTo(read.reference());
            assertThat(Base64.getUrlDecoder().decode(parts[2])).hasSize(32);
        });
    }

    @Property
    void aChangedCharacterIsRefusedOrMeansAnotherSecret(
            @ForAll("references") String reference, @ForAll("places") int place, @ForAll char character) {
        var secret = BearerSecret.newFor(reference, randomness);
        var text = new StringBuilder(secret.written());
        // The last character holds two bits that mean nothing.
        var at = place % (text.length() - 1);
        var same = text.charAt(at) == character;
        text.setCharAt(at, character);

        var read = BearerSecret.read(text.toString());

        assertThat(!same
                        && read.isPresent()
                        && read.get().reference().equals(reference)
                        && Arrays.equals(read.get().digest(), secret.digest()))
                .isFalse();
    }

    @Property
    void aSecretIsNotToldByItsName(@ForAll("references") String reference) {
        var secret = BearerSecret.newFor(reference, randomness);

        assertThat(secret.toString()).doesNotContain(secret.written().split("\\.", -1)[2]);
    }

    @Provide
    Arbitrary<String> references() {
        return Arbitraries.longs().between(1, Long.MAX_VALUE).map(value -> Long.toString(value, 36));
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 200);
    }

    @Provide
    Arbitrary<String> hostile() {
        var piece = Arbitraries.oneOf(
                Arbitraries.of(
                        "v1", "v2", ".", "..", "", "=", "A".repeat(43), "A".repeat(44), "-_", "zzzzzzzzzzzzzzzzz"),
                Arbitraries.strings().ofMaxLength(50),
                Arbitraries.strings().withCharRange('A', 'z').ofLength(43));
        return Arbitraries.oneOf(
                Combinators.combine(piece, piece, piece).as((a, b, c) -> a + "." + b + "." + c),
                Combinators.combine(piece, piece, piece, piece).as((a, b, c, d) -> a + b + c + d),
                Arbitraries.strings());
    }
}
