package genkan.help.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the doctor would like to know. Some of it only a check can tell; the rest is asked, one question a page. */
public enum Question {
    COOKIES(false),
    SCRIPT(false),
    STORAGE(false),
    CLOCK(false),
    WINDOW(false),
    TYPING(false),
    /** What did the page show? */
    SHOWN(true),
    /** How do the User ID and the password get into the fields? */
    ENTRY(true),
    /** Since when? */
    SINCE(true),
    /** Is it one service, or all? */
    SERVICES(true),
    /** And with another browser or device? */
    ELSEWHERE(true);

    private final boolean asked;

    Question(boolean asked) {
        this.asked = asked;
    }

    boolean asked() {
        return asked;
    }

    /** How forms and addresses name it: {@code shown}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What there is to choose besides "I am not sure". */
    public List<Finding> offered() {
        return answers().filter(Finding::offered).toList();
    }

    /** What a form or an address says. What only a code can tell is nobody's answer. */
    Optional<Finding> answer(String value) {
        return answers()
                .filter(Finding::offered)
                .filter(finding -> finding.value().equals(value))
                .findFirst();
    }

    private Stream<Finding> answers() {
        return Arrays.stream(Finding.values()).filter(finding -> finding.question() == this);
    }
}
