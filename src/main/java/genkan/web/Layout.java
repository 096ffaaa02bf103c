package genkan.web;

import genkan.reason.Reason;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What every template knows besides its page: the language and its texts, the provider, who is signed in, and the tokens
 * that forms and scripts carry.
 *
 * @param ownWords what services say instead of our texts
 * @param path the page's own path and query, where switching the language returns to
 * @param csrf the form token; empty on pages without forms
 * @param nonce what allows this page's scripts to run
 * @param trace the reference number that a member reads out and the log carries
 * @param assets the folder of style sheets and scripts, which changes with their content
 */
public record Layout(
        Locale locale,
        Texts texts,
        OwnWords ownWords,
        Operator operator,
        String path,
        String csrf,
        String nonce,
        String trace,
        String assets,
        @Nullable Viewer viewer) {

    public String text(String key) {
        return text(key, Map.of());
    }

    public String text(String key, Map<String, String> facts) {
        return texts.text(locale, key, withOperator(facts));
    }

    /** Words that come from elsewhere, with what we know in the place of their placeholders. */
    public String filled(String words, Map<String, String> facts) {
        return Texts.filled(words, withOperator(facts));
    }

    public String text(String key, String fact, String value) {
        return text(key, Map.of(fact, value));
    }

    /** The sentence that tells a reason: in a service's own words, in those of the variant, or in the code's. */
    public String sentence(Reason reason) {
        var facts = withOperator(reason.facts());
        facts.computeIfPresent("date", (_, date) -> date(Instant.parse(date)));
        facts.computeIfPresent("opens", (_, opens) -> time(Instant.parse(opens)));
        return own(reason)
                .map(words -> Texts.filled(words, facts))
                .or(() -> ours(reason, facts))
                .orElseGet(() -> texts.text(locale, "reason." + reason.code().code() + ".text", facts));
    }

    /** Only codes of services have any: the error page has to do without the database. */
    private Optional<String> own(Reason reason) {
        return reason.prefix().isEmpty() ? Optional.empty() : ownWords.find(reason.shown(), locale);
    }

    private Optional<String> ours(Reason reason, Map<String, String> facts) {
        return Stream.of(reason.shown(), reason.code().code() + "." + reason.variant())
                .filter(wording -> !wording.equals(reason.code().code()))
                .flatMap(wording -> texts.find(locale, "reason." + wording + ".text", facts).stream())
                .findFirst();
    }

    public List<String> lines(String key) {
        return lines(key, Map.of());
    }

    /** The paragraphs of a text whose lines are separated by {@code \n}. */
    public List<String> lines(String key, Map<String, String> facts) {
        return text(key, facts).lines().toList();
    }

    public boolean japanese() {
        return Languages.isJapanese(locale);
    }

    /** The page's path with the other language asked for; in front, since the first of several is the one that counts. */
    public String pathInOtherLanguage() {
        var parts = path.split("\\?", 2);
        var rest = parts.length == 1
                ? ""
                : parts[1].replaceAll("(^|&)lang=[^&]*", "").replaceFirst("^&", "");
        return parts[0] + "?lang=" + Languages.other(locale) + (rest.isEmpty() ? "" : "&" + rest);
    }

    public String date(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(operator.zone())
                .format(instant);
    }

    private String time(Instant instant) {
        return DateTimeFormatter.ofPattern("H:mm", locale)
                .withZone(operator.zone())
                .format(instant);
    }

    public String dateAndTime(Instant instant) {
        return DateTimeFormatter.ofPattern(japanese() ? "yyyy年M月d日 H:mm" : "d MMM yyyy, HH:mm", locale)
                .withZone(operator.zone())
                .format(instant);
    }

    private Map<String, String> withOperator(Map<String, String> facts) {
        var all = new HashMap<>(facts);
        all.putIfAbsent("operator", operator.name(locale));
        all.putIfAbsent("example", operator.exampleUserId());
        all.putIfAbsent("supportPhone", operator.supportPhone());
        all.putIfAbsent("supportHours", operator.supportHours());
        all.putIfAbsent("ref", trace);
        return all;
    }
}
