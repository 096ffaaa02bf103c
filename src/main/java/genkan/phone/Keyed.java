package genkan.phone;

/** What whoever called keyed in. Some lines answer and ask for the code of the page, others decline and ask for nothing. */
public sealed interface Keyed {

    /** The line declines every call, so that the call itself is what counts. */
    record NotAsked() implements Keyed {}

    /** Nothing yet, or nothing at all: on a line that asks, such a call proves nothing. */
    record Nothing() implements Keyed {}

    /**
     * The caller was asked, and keyed this in.
     *
     * @param digits as the trunk writes them
     */
    record Digits(String digits) implements Keyed {

        @Override
        public String toString() {
            return "Digits[hidden]";
        }
    }
}
