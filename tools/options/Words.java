package options;

import java.util.Iterator;
import java.util.List;

/** The words after a command, for those who measure: options, each with its value behind it. */
public final class Words {

    private final Iterator<String> words;
    private String option = "";

    public Words(List<String> words) {
        this.words = words.iterator();
    }

    /** What cannot be understood, in a sentence. */
    public static final class Misread extends RuntimeException {

        private static final long serialVersionUID = 1;

        public Misread(String sentence) {
            super(sentence);
        }
    }

    public boolean more() {
        return words.hasNext();
    }

    public String option() {
        option = words.next();
        return option;
    }

    /** What stands behind the option. */
    public String value() {
        if (!words.hasNext()) {
            throw new Misread(option + " needs a value");
        }
        return words.next();
    }

    public int number(int least, int most) {
        var value = value();
        if (value.matches("[0-9]{1,8}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most) {
            return Integer.parseInt(value);
        }
        throw new Misread("%s needs a number from %d to %d".formatted(option, least, most));
    }

    public Misread unknown() {
        return new Misread("There is no option \"" + option + "\"");
    }
}
