package genkan.phone.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.phone.Caller;
import genkan.phone.Keyed;
import genkan.phone.webhook.WebhookProperties.Answer;
import genkan.phone.webhook.WebhookProperties.Ask;
import genkan.phone.webhook.WebhookProperties.Form;
import genkan.phone.webhook.WebhookProperties.Line;
import genkan.web.Texts;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwimlTest {

    private static final String URL = "https://login.example.jp/phone/calls/voice";
    private static final Line LINE =
            new Line(Form.TWIML, "0123456789abcdef0123456789abcdef", Answer.REJECTED, Ask.NOTHING);

    @ParameterizedTest
    @CsvSource({
        "+819012345678, Shown",
        "09012345678, Shown",
        "anonymous, Withheld",
        "Anonymous, Withheld",
        "+266696687, Withheld",
        "+7378742833, Withheld",
        "+86282452253, Unavailable",
        "'', Unavailable"
    })
    void tellsWhetherTheNumberWasShown(String from, String caller) {
        var heard = (Heard.Call) read(Map.of("CallSid", "1", "From", from, "To", "0"), "CallSid1From" + from + "To0");

        assertThat(heard.caller().getClass().getSimpleName()).isEqualTo(caller);
    }

    @Test
    void believesNoNumberThatTheNetworkFoundWrong() {
        assertThat(read(
                        Map.of("CallSid", "1", "From", "2", "StirVerstat", "TN-Validation-Failed-C", "To", "3"),
                        "CallSid1From2StirVerstatTN-Validation-Failed-CTo3"))
                .isEqualTo(new Heard.Call("1", new Caller.Unproven(), "3", new Keyed.NotAsked()));
    }

    @Test
    void needsACallAndANumber() {
        assertThat(read(Map.of("From", "2", "To", "3"), "From2To3")).isEqualTo(new Heard.Unreadable());
        assertThat(read(Map.of("From", "2", "To", "3"), "From2To4")).isEqualTo(new Heard.NotSigned());
    }

    @Test
    void rejectsInTheWordsOfTheLine() {
        assertThat(new Twiml(new Texts()).answer(LINE, new Keyed.NotAsked(), URL))
                .contains("<Reject reason=\"rejected\"/>");
    }

    private static Heard read(Map<String, String> form, String inOrder) {
        var signature = Base64.getEncoder().encodeToString(Signature.of(URL + inOrder, "HmacSHA1", LINE.secret()));
        return new Twiml(new Texts()).read(new Posted(URL, _ -> signature, List.copyOf(form.entrySet()), ""), LINE);
    }
}
