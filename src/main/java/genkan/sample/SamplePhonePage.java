package genkan.sample;

import genkan.web.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A telephone to play with.
 *
 * @param phones those of the sample's members
 * @param numbers what can be called, those on which a page waits first
 * @param notice the key of what came of the call before; null before the first
 */
public record SamplePhonePage(
        List<Phone> phones, List<Called> numbers, @Nullable String notice) implements Page {

    /**
     * A member's telephone.
     *
     * @param number as people write it
     */
    public record Phone(String name, String userId, String number) {}

    /**
     * One of our own numbers.
     *
     * @param number as people write it
     * @param waiting how many pages wait for a call to it
     */
    public record Called(String number, int waiting) {}

    @Override
    public String template() {
        return "sample/phone.jte";
    }

    @Override
    public String titleKey() {
        return "sample.phone.title";
    }

    public boolean anyWaits() {
        return numbers.stream().anyMatch(number -> number.waiting() > 0);
    }
}
