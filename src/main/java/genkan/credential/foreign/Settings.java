package genkan.credential.foreign;

import java.util.HashMap;
import java.util.Map;

/** Numbers with names, as in {@code ln=16,r=8,p=1}. */
record Settings(Map<String, Integer> numbers) {

    /** The most digits of a number; a longer one is beyond every limit anyway. */
    private static final int MOST_DIGITS = 9;

    static Settings read(String written) {
        var numbers = new HashMap<String, Integer>();
        for (var setting : written.split(",", -1)) {
            var parts = setting.split("=", 3);
            if (parts.length != 2 || numbers.put(parts[0], number(parts[1])) != null) {
                throw new IllegalArgumentException("Its settings cannot be read");
            }
        }
        return new Settings(numbers);
    }

    int get(String name) {
        var number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("The setting %s is missing".formatted(name));
        }
        return number;
    }

    static int number(String digits) {
        if (!digits.matches("[0-9]{1," + MOST_DIGITS + "}")) {
            throw new IllegalArgumentException("A number in it is no number, or far too large");
        }
        return Integer.parseInt(digits);
    }

    static int within(String what, int number, int least, int most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException("%s must be %d to %d, not %d".formatted(what, least, most, number));
        }
        return number;
    }
}
