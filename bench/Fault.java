package bench;

/** Why there is nothing to measure, in a sentence. */
final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1;

    Fault(String sentence) {
        super(sentence);
    }

    Fault(String sentence, Throwable cause) {
        super(sentence + ": " + cause, cause);
    }
}
