package genkan.recovery;

import static genkan.typing.JapaneseInput.halfWidth;
import static genkan.typing.JapaneseInput.withoutSpacesAtEnds;

import genkan.member.Reading;
import genkan.member.UserIdRules;
import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.signin.Mistakes;
import genkan.web.Forms;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads what was typed into the claim's form. What is wrong with it follows from the text alone, and anyone may know. */
@Component
class ClaimReading {

    private static final int LONGEST = 256;
    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");
    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年]?(\\d{1,2})[-/.月]?(\\d{1,2})日?");
    private static final Pattern KANA = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}ー・ ]+");

    private final UserIdRules rules;

    ClaimReading(UserIdRules rules) {
        this.rules = rules;
    }

    /** What was typed, or why it can be nobody. */
    sealed interface Read {
        record Understood(Claim claim) implements Read {}

        record Mistaken(Reason reason) implements Read {}
    }

    Read read(Typed typed) {
        return switch (typed.by()) {
            case USER_ID -> byUserId(typed.userId());
            case MAIL -> byMail(plain(typed.mail()));
            case NAME -> byName(kana(typed.kana()), plain(typed.birthDate()));
        };
    }

    private Read byUserId(String typed) {
        return switch (rules.read(typed)) {
            case Reading.Mistaken mistaken -> new Read.Mistaken(Mistakes.inUserId(mistaken, Mistakes.USER_ID));
            case Reading.Understood understood -> new Read.Understood(new Claim.ByUserId(understood.userId()));
        };
    }

    private static Read byMail(String address) {
        return address.length() <= LONGEST && MAIL.matcher(address).matches()
                ? new Read.Understood(new Claim.ByMail(address))
                : mistaken("mail");
    }

    private static Read byName(String kana, String birthDate) {
        if (kana.isEmpty() || kana.length() > LONGEST || !KANA.matcher(kana).matches()) {
            return mistaken("kana");
        }
        return date(birthDate)
                .<Read>map(date -> new Read.Understood(new Claim.ByName(kana, date)))
                .orElseGet(() -> mistaken("birthDate"));
    }

    /** A date as browsers send it, or as people write it: 1985-04-03, 1985/4/3, 19850403, 1985年4月3日. */
    static Optional<LocalDate> date(String typed) {
        var written = DATE.matcher(plain(typed));
        if (!written.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDate.of(number(written.group(1)), number(written.group(2)), number(written.group(3))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static String plain(String typed) {
        return withoutSpacesAtEnds(halfWidth(cut(typed)));
    }

    // Half-width katakana and their sound marks become whole ones.
    private static String kana(String typed) {
        return withoutSpacesAtEnds(Normalizer.normalize(cut(typed), Normalizer.Form.NFKC));
    }

    /** One more than any of them has, so that it is still seen to be too long. */
    static String cut(String typed) {
        return Forms.cut(typed, LONGEST + 1);
    }

    private static Read mistaken(String field) {
        return new Read.Mistaken(Reason.of(Code.PV400, field, Map.of()));
    }
}
