package genkan.notice;

import genkan.outbox.Undeliverable;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.regex.Pattern;

/** Reads the one address that a letter goes to. */
final class Addresses {

    /** What Japanese mobile operators gave out for years, against the standard: {@code taro..s.@docomo.example}. */
    private static final Pattern DOTTED = Pattern.compile("([A-Za-z0-9._+/?~-]{1,64})@([A-Za-z0-9.-]{1,255})");

    private Addresses() {}

    /** One address and no more: "a@b, c@d" in a member's record must not reach two. */
    static InternetAddress read(String written) throws Undeliverable {
        try {
            var read = new InternetAddress(quoted(written), true);
            if (!read.isGroup() && read.getAddress().indexOf('@') > 0) {
                return read;
            }
        } catch (AddressException notOne) {
            // Told below, as whatever else is none.
        }
        throw new Undeliverable("The address is none that mail can be sent to");
    }

    private static String quoted(String written) {
        var parts = DOTTED.matcher(written);
        return parts.matches() && ("." + parts.group(1) + ".").contains("..")
                ? "\"" + parts.group(1) + "\"@" + parts.group(2)
                : written;
    }
}
