package genkan.phone.webhook;

import genkan.phone.Keyed;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may tell us of calls over HTTP.
 *
 * @param trunks by name; each posts to {@code /phone/calls/<name>}, an address that no other name has
 */
@ConfigurationProperties("genkan.phone.webhook")
record WebhookProperties(@DefaultValue Map<String, Line> trunks) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,30}");

    WebhookProperties {
        trunks.keySet().stream()
                .filter(name -> !NAME.matcher(name).matches())
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "genkan.phone.webhook.trunks: a name is of small letters, digits and hyphens, not \"%s\""
                                    .formatted(name));
                });
    }

    /**
     * A line.
     *
     * @param form how a call is told: `TWIML`, or `JSON` as in docs/operate.md
     * @param secret what is told is signed with: the account's token, or at least 32 characters that a machine made up
     * @param answer what whoever calls hears of `TWIML`: `BUSY` or `REJECTED`
     * @param ask `CODE` if the line answers and has the caller key in the code of the page; `NOTHING` if it declines
     */
    record Line(
            @DefaultValue("TWIML") Form form,
            String secret,
            @DefaultValue("BUSY") Answer answer,
            @DefaultValue("NOTHING") Ask ask) {

        private static final int SHORTEST = 32;

        Line {
            if (secret.length() < SHORTEST) {
                throw new IllegalArgumentException(
                        "The secret of a line in genkan.phone.webhook.trunks has at least 32 characters");
            }
        }

        /** What these digits mean, none of them included. */
        Keyed keyed(String digits) {
            return switch (ask) {
                case NOTHING -> new Keyed.NotAsked();
                case CODE -> digits.isBlank() ? new Keyed.Nothing() : new Keyed.Digits(digits.strip());
            };
        }

        @Override
        public String toString() {
            return "Line[" + form + ", hidden]";
        }
    }

    enum Form {
        TWIML,
        JSON
    }

    enum Answer {
        BUSY,
        REJECTED
    }

    enum Ask {
        NOTHING,
        CODE
    }
}
