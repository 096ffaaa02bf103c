package bench;

/** Why there is nothing to measure, in a sentence. */
public final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Fault(String sentence) {
        super(sentence);
    }

    public Fault(String sentence, Throwable cause) {
        super(sentence + ": " + cause, cause);
    }
}
