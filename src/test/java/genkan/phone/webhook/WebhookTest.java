package genkan.phone.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.WebhookCalls;
import genkan.phone.Asker;
import genkan.phone.Opening;
import genkan.phone.PhoneCheck;
import genkan.phone.PhoneCheck.State;
import genkan.phone.PhoneChecks;
import genkan.phone.PhoneNumbers;
import genkan.phone.RegisteredPhones;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@RunningGenkan
@TestPropertySource(
        properties = {
            "genkan.url=https://login.example.jp",
            "genkan.phone.waiting=3m",
            "genkan.phone.per-network=1000/1ms",
            "genkan.phone.webhook.trunks.voice.secret=" + WebhookTest.VOICE,
            "genkan.phone.webhook.trunks.desk.secret=" + WebhookTest.DESK,
            "genkan.phone.webhook.trunks.desk.form=json"
        })
class WebhookTest {

    static final String VOICE = "0123456789abcdef0123456789abcdef";
    static final String DESK = "fedcba9876543210fedcba9876543210";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private Residents residents;

    @Autowired
    private RegisteredPhones phones;

    @Autowired
    private PhoneNumbers numbers;

    @Autowired
    private PhoneChecks checks;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private Resident taro;
    private String phone;
    private PhoneCheck check;

    @BeforeEach
    void taroWaits() {
        var number = NUMBER.incrementAndGet();
        taro = residents.add();
        phone = "+8190123480%02d".formatted(number);
        phones.register(taro.id(), numbers.read(phone).orElseThrow(), clock.instant(), clock.instant());
        check = ((Opening.Opened) checks.open(Set.of(taro.id()), new Asker("c" + number, "b" + number, "n"))).check();
    }

    @Test
    void takesACallSignedAsTwimlIs() throws Exception {
        var form = twiml(phone);

        var answer = post("voice", form, Map.of("X-Twilio-Signature", signed("voice", form, VOICE)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/xml");
        assertThat(answer.body())
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Reject reason=\"busy\"/></Response>");
        assertThat(state()).isInstanceOf(State.Confirmed.class);
    }

    @Test
    void answersTheSameWhoeverCalls() throws Exception {
        var form = twiml("+819099999999");

        var answer = post("voice", form, Map.of("X-Twilio-Signature", signed("voice", form, VOICE)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<Reject reason=\"busy\"/>");
        assertThat(state()).isEqualTo(new State.Waiting(false));
    }

    @Test
    void takesNothingThatIsSignedWrongly() throws Exception {
        var form = twiml(phone);
        var changed = new TreeMap<>(form);
        changed.put("CallStatus", "in-progress");

        assertThat(post("voice", form, Map.of()).statusCode()).isEqualTo(403);
        assertThat(post("voice", form, Map.of("X-Twilio-Signature", signed("voice", form, DESK)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("voice", form, Map.of("X-Twilio-Signature", signed("other", form, VOICE)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("voice", changed, Map.of("X-Twilio-Signature", signed("voice", form, VOICE)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("desk", form, Map.of("X-Twilio-Signature", signed("desk", form, DESK)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(state()).isEqualTo(new State.Waiting(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anonymous", "+266696687", "Restricted", ""})
    void hearsANumberThatIsHiddenWhereverItIsToldSo(String from) throws Exception {
        var form = twiml(from);

        post("voice", form, Map.of("X-Twilio-Signature", signed("voice", form, VOICE)));

        // Others may wait on the same number, and then nobody is told.
        assertThat(state()).isInstanceOf(State.Waiting.class);
    }

    @Test
    void takesNoCallThatWasSentOn() throws Exception {
        var form = twiml(phone);
        form.put("ForwardedFrom", "+819099999998");

        var answer = post("voice", form, Map.of("X-Twilio-Signature", signed("voice", form, VOICE)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(state()).isEqualTo(new State.Waiting(false));
    }

    @Test
    void takesACallInSignedJson() throws Exception {
        var answer = json(
                message("{\"call\":\"1\",\"from\":\"%s\",\"to\":\"%s\"}"),
                clock.instant().getEpochSecond(),
                "a1",
                DESK);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"answer\":\"reject\"}");
        assertThat(state()).isInstanceOf(State.Confirmed.class);
    }

    @Test
    void takesNoJsonThatIsOldOrWronglySigned() throws Exception {
        var message = message("{\"call\":\"2\",\"from\":\"%s\",\"to\":\"%s\"}");
        var now = clock.instant().getEpochSecond();

        assertThat(json(message, now - 301, "b1", DESK).statusCode()).isEqualTo(403);
        assertThat(json(message, now + 310, "b2", DESK).statusCode()).isEqualTo(403);
        assertThat(json(message, now, "b3", VOICE).statusCode()).isEqualTo(403);
        assertThat(line().send("desk", message, "application/json", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(json("[]", now, "b4", DESK).statusCode()).isEqualTo(400);
        assertThat(json("{\"call\":\"2\"}", now, "b5", DESK).statusCode()).isEqualTo(400);
        assertThat(json("x".repeat(20_000), now, "b6", DESK).statusCode()).isEqualTo(413);
        assertThat(state()).isEqualTo(new State.Waiting(false));
    }

    @Test
    void takesSignedJsonOnce() throws Exception {
        var hidden = message("{\"call\":\"3\",\"from\":\"%s\",\"to\":\"%s\",\"caller\":\"DIVERTED\"}");
        var shown = message("{\"call\":\"4\",\"from\":\"%s\",\"to\":\"%s\"}");
        var now = clock.instant().getEpochSecond();

        assertThat(json(hidden, now, "c1", DESK).statusCode()).isEqualTo(200);
        // Whoever has the secret signs another message with the same number; it is not looked at.
        assertThat(json(shown, now, "c1", DESK).statusCode()).isEqualTo(200);
        assertThat(state()).isEqualTo(new State.Waiting(false));
        assertThat(json(shown, now, "c2", DESK).statusCode()).isEqualTo(200);
        assertThat(state()).isInstanceOf(State.Confirmed.class);
    }

    @Test
    void existsForLinesThatAreSetOnly() throws Exception {
        var form = twiml(phone);

        assertThat(post("nobody", form, Map.of("X-Twilio-Signature", signed("nobody", form, VOICE)))
                        .statusCode())
                .isEqualTo(404);
    }

    private State state() {
        return checks.find(check.id()).orElseThrow().state();
    }

    private Map<String, String> twiml(String from) {
        var form = new TreeMap<String, String>();
        form.put("CallSid", "CA" + NUMBER.incrementAndGet());
        form.put("AccountSid", "AC1");
        form.put("From", from);
        form.put("To", check.dialled().e164());
        form.put("CallStatus", "ringing");
        form.put("CallerCity", "東京 & more");
        return form;
    }

    private String message(String format) {
        return format.formatted(phone, check.dialled().e164());
    }

    private String signed(String trunk, Map<String, String> form, String secret) throws Exception {
        return line().signed(trunk, form, secret);
    }

    private HttpResponse<String> post(String trunk, Map<String, String> form, Map<String, String> headers)
            throws Exception {
        return line().twiml(trunk, form, headers);
    }

    private HttpResponse<String> json(String body, long time, String nonce, String secret) throws Exception {
        return line().json("desk", body, time, nonce, secret);
    }

    private WebhookCalls line() {
        return new WebhookCalls(port, "https://login.example.jp");
    }
}
