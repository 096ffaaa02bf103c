package genkan.help.feedback;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a reader says of an article (R085, R086).
 *
 * @param why it did not help, if the reader says so
 */
public record Vote(boolean helpful, Optional<Why> why) {

    /** What was wrong with an article that did not help. */
    public enum Why {
        UNCLEAR,
        SOMETHING_ELSE,
        DID_NOT_WORK,
        TOO_LONG;

        /** How the form names it, such as {@code did-not-work}. */
        public String field() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Why> of(String field) {
            return Arrays.stream(values())
                    .filter(why -> why.field().equals(field))
                    .findFirst();
        }
    }
}
