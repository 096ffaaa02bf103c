package genkan.notice;

import genkan.notice.Mail.Fact;
import genkan.notice.Mail.NotMe;
import genkan.notice.Mail.Passage;
import genkan.service.Service;
import genkan.service.Services;
import genkan.web.Languages;
import genkan.web.Operator;
import genkan.web.PublicAddress;
import genkan.web.Texts;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts notices into words. No member has chosen a language for mail, so each is in both, Japanese first. Links stand on
 * the operator's public address alone: no request, and so no Host header, has a part in them.
 */
@Component
class MailWriter {

    private final Texts texts;
    private final Operator operator;
    private final PublicAddress address;
    private final Services services;

    MailWriter(Texts texts, Operator operator, PublicAddress address, Services services) {
        this.texts = texts;
        this.operator = operator;
        this.address = address;
        this.services = services;
    }

    Mail write(Letter letter) {
        return new Mail(
                subject(letter),
                Languages.ALL.stream().map(locale -> passage(letter, locale)).toList());
    }

    private String subject(Letter letter) {
        var both = Languages.ALL.stream()
                .map(locale -> text(locale, letter, "subject"))
                .toList();
        return "[" + operator.name(Languages.ALL.getFirst()) + "] " + String.join(" / ", both);
    }

    private Passage passage(Letter letter, Locale locale) {
        var facts = new ArrayList<Fact>();
        facts.add(fact(locale, "when", dateAndTime(locale, letter.at())));
        var seen = letter.facts();
        for (var time : List.of("from", "until")) {
            if (seen.containsKey(time)) {
                facts.add(fact(locale, time, dateAndTime(locale, Instant.parse(seen.get(time)))));
            }
        }
        if (seen.containsKey("service")) {
            facts.add(fact(locale, "service", serviceName(locale, seen.get("service"))));
        }
        if (!seen.getOrDefault("browser", "").isBlank()) {
            facts.add(fact(locale, "browser", oneLine(seen.get("browser"))));
        }
        return new Passage(
                locale,
                text(locale, "notice.greeting", Map.of("name", oneLine(letter.name()))),
                text(locale, letter, "text"),
                letter.facts().get("code"),
                facts,
                notMe(letter, locale),
                text(locale, "notice.end", Map.of()).lines().toList());
    }

    private @Nullable NotMe notMe(Letter letter, Locale locale) {
        if (letter.notMe() == null) {
            return null;
        }
        var until = dateAndTime(locale, letter.at().plus(NotMeLinks.GOOD_FOR));
        var language = locale.equals(Languages.ALL.getFirst()) ? "" : "?lang=" + locale.getLanguage();
        return new NotMe(
                text(locale, "notice.not-me.lead", Map.of("until", until)),
                text(locale, "notice.not-me.label", Map.of()),
                address.issuer() + NotMeController.PATH + letter.notMe() + language);
    }

    private Fact fact(Locale locale, String name, String value) {
        return new Fact(text(locale, "notice.fact." + name, Map.of()), value);
    }

    private String serviceName(Locale locale, @Nullable String key) {
        return services.all().stream()
                .filter(service -> service.key().equals(key))
                .findFirst()
                .map((Service service) -> service.name(locale))
                .orElse("-");
    }

    private String text(Locale locale, Letter letter, String part) {
        var kind = letter.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return text(locale, "notice." + kind + "." + part, letter.facts());
    }

    private String text(Locale locale, String key, Map<String, String> facts) {
        var all = new HashMap<>(facts);
        all.put("operator", operator.name(locale));
        all.put("supportPhone", operator.supportPhone());
        all.put("supportHours", operator.supportHours());
        return texts.text(locale, key, all);
    }

    private String dateAndTime(Locale locale, Instant at) {
        var japanese = Languages.isJapanese(locale);
        return DateTimeFormatter.ofPattern(japanese ? "yyyy年M月d日 H:mm (z)" : "d MMM yyyy, HH:mm (z)", locale)
                .withZone(operator.zone())
                .format(at);
    }

    /** A name or a browser may say what it likes, but begins no line of its own. */
    private static String oneLine(@Nullable String text) {
        return text == null
                ? ""
                : text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
