package genkan.phone;

import java.util.regex.Pattern;

/**
 * A telephone number. It names a person, so it is shown to nobody by accident.
 *
 * @param e164 as all the world dials it: {@code +819012345678}
 */
public record PhoneNumber(String e164) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{4,14}");
    private static final int SHOWN = 3;

    public PhoneNumber {
        if (!E164.matcher(e164).matches()) {
            throw new IllegalArgumentException("A number is written like +81312345678");
        }
    }

    @Override
    public String toString() {
        return "PhoneNumber[" + e164.substring(0, SHOWN) + " hidden]";
    }
}
