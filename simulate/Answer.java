package simulate;

/** How a mechanism answered a {@link Try}. */
public enum Answer {
    IN(true),
    WRONG(true),
    /** Told to be wrong without evaluating it, because it was so a moment ago. */
    WRONG_AGAIN(false),
    /** Not evaluated, whether or not it was right. */
    REFUSED(false);

    private final boolean evaluated;

    Answer(boolean evaluated) {
        this.evaluated = evaluated;
    }

    /** Of what was evaluated. */
    public static Answer to(Try attempt) {
        return attempt.right() ? IN : WRONG;
    }

    /** Whether it cost a hash. */
    public boolean evaluated() {
        return evaluated;
    }
}
