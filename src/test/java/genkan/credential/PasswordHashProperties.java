package genkan.credential;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.secret.Seal;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PasswordHashProperties {

    private static final Seal SEAL = Seals.another();

    @Property
    void everyHashIsReadAsItWasPrinted(@ForAll("hashes") PasswordHash hash) {
        var read = PasswordHash.parse(hash.phc());

        assertThat(read.recipe()).isEqualTo(hash.recipe());
        assertThat(read.tag(SEAL)).isEqualTo(hash.tag(SEAL));
    }

    @Property
    void aChangedCharacterIsRefusedOrMeansAnotherHash(
            @ForAll("hashes") PasswordHash hash, @ForAll("places") int place, @ForAll("characters") char character) {
        var text = new StringBuilder(hash.phc());
        text.setCharAt(place % text.length(), character);
        var changed = text.toString();

        read(changed).ifPresent(read -> assertThat(read.phc()).isEqualTo(changed));
    }

    @Property
    void noTextBreaksTheReader(@ForAll String text) {
        assertThat(read(text)).isEmpty();
    }

    private static Optional<PasswordHash> read(String text) {
        try {
            return Optional.of(PasswordHash.parse(text));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<PasswordHash> hashes() {
        return Combinators.combine(costs(), bytes(8, 48), bytes(12, 64)).as(PasswordHash::new);
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 200);
    }

    @Provide
    Arbitrary<Character> characters() {
        return Arbitraries.oneOf(
                Arbitraries.chars().ascii(), Arbitraries.chars().all());
    }

    private static Arbitrary<Cost> costs() {
        return Combinators.combine(
                        Arbitraries.integers().between(32, 65_536),
                        Arbitraries.integers().between(1, 16),
                        Arbitraries.integers().between(1, 4))
                .as(Cost::new);
    }

    private static Arbitrary<byte[]> bytes(int least, int most) {
        return Arbitraries.bytes().array(byte[].class).ofMinSize(least).ofMaxSize(most);
    }
}
