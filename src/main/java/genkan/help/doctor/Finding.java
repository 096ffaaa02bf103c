package genkan.help.doctor;

import java.util.Locale;

/** One thing that has been found out: by a check, from the code that was shown, or by asking. */
public enum Finding {
    COOKIES_KEPT(Question.COOKIES),
    COOKIES_OFF(Question.COOKIES),
    SCRIPT_ON(Question.SCRIPT),
    SCRIPT_OFF(Question.SCRIPT),
    STORAGE_KEPT(Question.STORAGE),
    STORAGE_OFF(Question.STORAGE),
    CLOCK_RIGHT(Question.CLOCK),
    CLOCK_WRONG(Question.CLOCK),
    WINDOW_OWN(Question.WINDOW),
    /** The page is open inside another app, such as a messenger's. */
    WINDOW_IN_APP(Question.WINDOW),

    TYPING_JAPANESE(Question.TYPING),
    TYPING_FULL_WIDTH(Question.TYPING),
    TYPING_SPACES(Question.TYPING),
    TYPING_CAPS_LOCK(Question.TYPING),
    TYPING_LOOK_ALIKES(Question.TYPING),

    SHOWN_NOT_CONFIRMED(Question.SHOWN),
    SHOWN_LIMITED(Question.SHOWN),
    SHOWN_USER_ID(Question.SHOWN),
    SHOWN_BROWSER_FAULT(Question.SHOWN),
    /** No message, but the sign-in page once more. */
    SHOWN_SIGN_IN_AGAIN(Question.SHOWN),
    SHOWN_OPEN_TOO_LONG(Question.SHOWN),
    /** Signed in, but the service is not for this member. */
    SHOWN_NOT_FOR_ME(Question.SHOWN),
    SHOWN_NO_SCRIPT(Question.SHOWN),
    /** A code that says all there is to say. */
    SHOWN_OTHER_CODE(Question.SHOWN),

    ENTRY_TYPED(Question.ENTRY),
    ENTRY_FILLED(Question.ENTRY),
    ENTRY_PASTED(Question.ENTRY),

    SINCE_LONG_TIME(Question.SINCE),
    SINCE_CHANGED(Question.SINCE),
    SINCE_NEW_DEVICE(Question.SINCE),
    SINCE_NOTHING(Question.SINCE),

    SERVICES_ONE(Question.SERVICES),
    SERVICES_ALL(Question.SERVICES),

    ELSEWHERE_WORKS(Question.ELSEWHERE),
    ELSEWHERE_FAILS(Question.ELSEWHERE);

    private final Question question;

    Finding(Question question) {
        this.question = question;
    }

    Question question() {
        return question;
    }

    /** All but two, which the code alone tells: whoever can read the code need not say which it was. */
    boolean offered() {
        return this != SHOWN_NO_SCRIPT && this != SHOWN_OTHER_CODE;
    }

    /** How forms and addresses name it after its question: {@code not-confirmed}. */
    public String value() {
        return word().substring(question.word().length() + 1);
    }

    /** How an operator reads it: {@code shown-not-confirmed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
