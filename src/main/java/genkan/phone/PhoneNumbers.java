package genkan.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import genkan.typing.JapaneseInput;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads telephone numbers however they are written, and writes them as people do. */
@Component
public class PhoneNumbers {

    /** What is dialled before a number to hide it or to show it, and is no part of it. */
    private static final Pattern HIDE_OR_SHOW = Pattern.compile("^18[46][-\\s]*(?=[0+(])");

    /** Letters would be read as keys of the telephone, and an extension would be left out silently. */
    private static final Pattern WRITTEN = Pattern.compile("(?i)(tel:)?[-+()./\\d\\s]{3,40}");

    /** Of the end of a number that is shown in part. */
    private static final int SHOWN = 4;

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final PhoneProperties properties;

    PhoneNumbers(PhoneProperties properties) {
        this.properties = properties;
        properties.countries().stream()
                .filter(country -> !library.getSupportedRegions().contains(country))
                .findFirst()
                .ifPresent(country -> {
                    throw new IllegalArgumentException(
                            "genkan.phone.countries: \"%s\" is no country, as JP is".formatted(country));
                });
    }

    /** A number that may exist, wherever it is; empty if it cannot. */
    public Optional<PhoneNumber> read(String typed) {
        var plain = JapaneseInput.withoutSpacesAtEnds(JapaneseInput.halfWidth(typed));
        var number = HIDE_OR_SHOW.matcher(plain).replaceFirst("");
        if (!WRITTEN.matcher(number).matches()) {
            return Optional.empty();
        }
        try {
            var parsed = library.parse(number, home());
            return library.isValidNumber(parsed)
                    ? Optional.of(new PhoneNumber(library.format(parsed, PhoneNumberFormat.E164)))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /** What kind of telephone it is; empty for those that are nobody's own: toll-free, premium, pagers, machines. */
    public Optional<PhoneKind> kind(PhoneNumber number) {
        return switch (library.getNumberType(parsed(number))) {
            case MOBILE -> Optional.of(PhoneKind.MOBILE);
            // In some countries nobody can tell the two apart.
            case FIXED_LINE, FIXED_LINE_OR_MOBILE -> Optional.of(PhoneKind.FIXED);
            case VOIP -> Optional.of(PhoneKind.VOIP);
            default -> Optional.empty();
        };
    }

    /** Whether a member may register it and prove something with it; PV422 when not. */
    public boolean accepted(PhoneNumber number) {
        var country = library.getRegionCodeForNumber(parsed(number));
        return country != null
                && properties.countries().contains(country)
                && kind(number).filter(properties.kinds()::contains).isPresent();
    }

    /** As people at home write it: {@code 090-1234-5678}, and with its country if it is abroad. */
    public String national(PhoneNumber number) {
        var parsed = parsed(number);
        var atHome = home().equals(library.getRegionCodeForNumber(parsed));
        return library.format(parsed, atHome ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
    }

    /** Enough to know one's own by: {@code 090-****-5678}. */
    public String masked(PhoneNumber number) {
        var written = national(number);
        var shown = Math.max(0, written.length() - SHOWN);
        var first = written.split("[-\\s]", 2)[0].length();
        return first >= shown
                ? written
                : written.substring(0, first)
                        + written.substring(first, shown).replaceAll("\\d", "*")
                        + written.substring(shown);
    }

    private String home() {
        return properties.countries().getFirst();
    }

    private Phonenumber.PhoneNumber parsed(PhoneNumber number) {
        try {
            return library.parse(number.e164(), home());
        } catch (NumberParseException neverSinceItWasRead) {
            throw new IllegalStateException(neverSinceItWasRead);
        }
    }
}
