package genkan.start;

import org.jspecify.annotations.Nullable;

/**
 * Genkan cannot start, and the operator can do something about it.
 *
 * <p>The message is one sentence that says what is wrong and what to do; it reaches the console as it stands.
 */
public final class StartFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String sentence;

    public StartFault(String sentence) {
        this(sentence, null);
    }

    public StartFault(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
