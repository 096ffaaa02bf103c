package genkan.credential;

/**
 * What may have gone wrong in typing a password, as far as the typed text alone can tell.
 *
 * <p>{@code static/typing.js} uses the same names.
 */
public enum TypingSlip {
    /** Full-width characters, or the dashes and signs a Japanese keyboard gives instead of ASCII (R025, J1, J3, J4). */
    FULL_WIDTH,
    /** Spaces, line ends or invisible characters at the ends, as copying leaves them (R036, J6). */
    SPACES_AT_ENDS,
    /** Kana or kanji: Japanese input was on (J2). What was meant cannot be told from them. */
    JAPANESE_LETTERS,
    /** Three Latin letters or more, and all of them capitals (R026, J7). */
    CAPS_LOCK_LIKELY,
    /** One of I, l, 1, |, O, o and 0 (R042, J9). Never repaired: there are too many ways to. */
    LOOK_ALIKES;

    /** Whether {@link TypedPassword#repaired} can do something about it. */
    public boolean isRepairable() {
        return switch (this) {
            case FULL_WIDTH, SPACES_AT_ENDS, CAPS_LOCK_LIKELY -> true;
            case JAPANESE_LETTERS, LOOK_ALIKES -> false;
        };
    }
}
