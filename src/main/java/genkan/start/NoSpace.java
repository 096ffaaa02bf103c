package genkan.start;

/** How a full disk shows itself: the words are the operating system's. */
public final class NoSpace {

    public static final String IN_THE_SYSTEMS_WORDS = "No space left on device";

    private NoSpace() {}

    public static boolean in(Throwable cause) {
        return cause.getMessage() != null && in(cause.getMessage());
    }

    public static boolean in(String words) {
        return words.contains(IN_THE_SYSTEMS_WORDS);
    }
}
