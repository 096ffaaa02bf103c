package genkan.recovery;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What proves enough for a purpose: any one of several sets of proofs, written {@code call+device, saved-code}.
 *
 * @param enough the sets, each of which is enough
 */
public record Policy(List<Set<Proof>> enough) {

    public Policy {
        enough = enough.stream().<Set<Proof>>map(Set::copyOf).toList();
        if (enough.isEmpty() || enough.stream().anyMatch(Policy::provesNothing)) {
            throw new IllegalArgumentException("A way back has to ask for more than a browser that was used before");
        }
    }

    /** The mark alone would let in whoever sits down at the family's computer. */
    private static boolean provesNothing(Set<Proof> proofs) {
        return proofs.isEmpty() || proofs.equals(Set.of(Proof.DEVICE));
    }

    /**
     * Reads what a setting says.
     *
     * @throws IllegalArgumentException if it names something else than proofs
     */
    public static Policy of(String written) {
        return new Policy(
                Arrays.stream(written.split(",", -1)).map(Policy::proofs).toList());
    }

    private static Set<Proof> proofs(String written) {
        return Arrays.stream(written.split("\\+", -1))
                .map(name -> Proof.valueOf(name.strip().toUpperCase(Locale.ROOT).replace('-', '_')))
                .collect(toCollection(() -> EnumSet.noneOf(Proof.class)));
    }

    boolean metBy(Set<Proof> shown) {
        return enough.stream().anyMatch(shown::containsAll);
    }

    /** Whether the proof can be of any use. */
    boolean takes(Proof proof) {
        return enough.stream().anyMatch(proofs -> proofs.contains(proof));
    }

    /** Whether this one thing is enough on its own. */
    boolean takesAlone(Proof proof) {
        return enough.contains(Set.of(proof));
    }

    @Override
    public String toString() {
        return enough.stream()
                .map(proofs -> proofs.stream()
                        .sorted()
                        .map(proof -> proof.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(joining("+")))
                .collect(joining(", "));
    }
}
