package genkan.phone.webhook;

import genkan.phone.Caller;
import genkan.phone.Keyed;
import genkan.phone.webhook.WebhookProperties.Line;
import genkan.web.Languages;
import genkan.web.Texts;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** A call as the makers of programmable voice tell it who speak TwiML: a form, signed together with its address. */
@Component
class Twiml {

    private static final String SIGNATURE = "X-Twilio-Signature";

    /** What stands in the place of a number that was kept back: words, and the keys that spell them. */
    private static final Set<String> WITHHELD =
            Set.of("anonymous", "restricted", "blocked", "+266696687", "+7378742833", "+2562533");

    private static final Set<String> UNAVAILABLE = Set.of("", "unknown", "unavailable", "+8656696", "+86282452253");

    private final Texts texts;

    Twiml(Texts texts) {
        this.texts = texts;
    }

    Heard read(Posted posted, Line line) {
        var fields = posted.fields();
        var right = Base64.getEncoder()
                .encodeToString(Signature.of(posted.url() + inOrder(fields), "HmacSHA1", line.secret()));
        if (!Signature.equal(posted.header().apply(SIGNATURE), right)) {
            return new Heard.NotSigned();
        }
        var callId = field(fields, "CallSid");
        var called = field(fields, "To");
        return callId.isEmpty() || called.isEmpty()
                ? new Heard.Unreadable()
                : new Heard.Call(callId, caller(fields), called, line.keyed(field(fields, "Digits")));
    }

    /**
     * What the line does with the call, which depends on nobody's check: who guesses hears nothing of it.
     *
     * @param url where the digits are to be sent
     */
    String answer(Line line, Keyed keyed, String url) {
        var verbs = switch (keyed) {
            case Keyed.NotAsked() ->
                "<Reject reason=\"%s\"/>".formatted(line.answer().name().toLowerCase(Locale.ROOT));
            case Keyed.Nothing() ->
                "<Gather input=\"dtmf\" numDigits=\"6\" timeout=\"15\" method=\"POST\" action=\"%s\">%s</Gather><Hangup/>"
                        .formatted(HtmlUtils.htmlEscape(url, "UTF-8"), said("phone.voice.ask"));
            case Keyed.Digits _ -> said("phone.voice.thanks") + "<Hangup/>";
        };
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>" + verbs + "</Response>";
    }

    /** In Japanese, then in English: nobody knows yet who listens. */
    private String said(String key) {
        return Languages.ALL.stream()
                .map(language -> "<Say language=\"%s\">%s</Say>"
                        .formatted(
                                Languages.isJapanese(language) ? "ja-JP" : "en-US",
                                HtmlUtils.htmlEscape(texts.text(language, key, Map.of()), "UTF-8")))
                .collect(Collectors.joining());
    }

    private static Caller caller(List<Entry<String, String>> fields) {
        var from = field(fields, "From").strip();
        if (!field(fields, "ForwardedFrom").isEmpty()) {
            return new Caller.Diverted();
        }
        if (WITHHELD.contains(from.toLowerCase(Locale.ROOT))) {
            return new Caller.Withheld();
        }
        if (UNAVAILABLE.contains(from.toLowerCase(Locale.ROOT))) {
            return new Caller.Unavailable();
        }
        return field(fields, "StirVerstat").contains("Failed") ? new Caller.Unproven() : new Caller.Shown(from);
    }

    private static String inOrder(List<Entry<String, String>> fields) {
        return fields.stream()
                .sorted(Entry.<String, String>comparingByKey()
                        .thenComparing(Entry::getValue, Comparator.naturalOrder()))
                .map(field -> field.getKey() + field.getValue())
                .collect(Collectors.joining());
    }

    private static String field(List<Entry<String, String>> fields, String name) {
        return fields.stream()
                .filter(field -> field.getKey().equals(name))
                .map(Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
