package genkan.phone;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Our own numbers, of which a page shows one to be called. */
public final class DialledNumbers {

    private final PhoneNumbers numbers;
    private final Set<PhoneNumber> ours;

    public DialledNumbers(PhoneNumbers numbers, List<String> written) {
        this.numbers = numbers;
        this.ours = new LinkedHashSet<>(written.stream().map(this::read).toList());
    }

    /** In the order of the settings. */
    public List<PhoneNumber> all() {
        return List.copyOf(ours);
    }

    /**
     * Which of ours was dialled; empty if none.
     *
     * @param dialled as the trunk writes it
     */
    public Optional<PhoneNumber> ours(String dialled) {
        return numbers.read(dialled).filter(ours::contains);
    }

    private PhoneNumber read(String written) {
        return numbers.read(written)
                .orElseThrow(() -> new IllegalArgumentException(
                        "genkan.phone.numbers: \"%s\" is no telephone number".formatted(written)));
    }
}
