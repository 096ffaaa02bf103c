package genkan.phone.webhook;

import genkan.phone.Calls;
import genkan.phone.InboundCall;
import genkan.phone.Keyed;
import genkan.phone.webhook.WebhookProperties.Ask;
import genkan.phone.webhook.WebhookProperties.Line;
import genkan.web.PublicAddress;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where lines tell us of calls. Every call that is told rightly gets the same answer, so it says nothing about anybody. */
@RestController
class WebhookController {

    private static final int LONGEST = 16_384;
    private static final MediaType XML = new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8);

    private final WebhookProperties properties;
    private final PublicAddress address;
    private final Twiml twiml;
    private final SignedJson json;
    private final Calls calls;
    private final MeterRegistry meters;
    private final Clock clock;

    WebhookController(
            WebhookProperties properties,
            PublicAddress address,
            Twiml twiml,
            SignedJson json,
            Calls calls,
            MeterRegistry meters,
            Clock clock) {
        this.properties = properties;
        this.address = address;
        this.twiml = twiml;
        this.json = json;
        this.calls = calls;
        this.meters = meters;
        this.clock = clock;
    }

    @PostMapping("/phone/calls/{trunk}")
    ResponseEntity<String> call(@PathVariable String trunk, HttpServletRequest request) throws IOException {
        var line = properties.trunks().get(trunk);
        if (line == null) {
            return ResponseEntity.notFound().build();
        }
        var body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            return refused(trunk, HttpStatus.CONTENT_TOO_LARGE, "too-large");
        }
        return switch (read(trunk, line, posted(request, body))) {
            case Heard.Call(var callId, var caller, var called, var keyed) -> {
                calls.arrived(new InboundCall(trunk, callId, caller, called, keyed, clock.instant()));
                yield answered(trunk, line, keyed, "taken");
            }
            case Heard.Again() -> answered(trunk, line, new Keyed.NotAsked(), "again");
            case Heard.NotSigned() -> refused(trunk, HttpStatus.FORBIDDEN, "not-signed");
            case Heard.Unreadable() -> refused(trunk, HttpStatus.BAD_REQUEST, "unreadable");
        };
    }

    private Heard read(String trunk, Line line, Posted posted) {
        return switch (line.form()) {
            case TWIML -> twiml.read(posted, line);
            case JSON -> json.read(trunk, posted, line);
        };
    }

    /** At the address that the line was given, whatever a proxy made of it. */
    private Posted posted(HttpServletRequest request, byte[] body) {
        return new Posted(
                address.issuer() + request.getRequestURI(),
                name -> Objects.requireNonNullElse(request.getHeader(name), ""),
                request.getParameterMap().entrySet().stream()
                        .flatMap(field -> Stream.of(field.getValue()).map(value -> Map.entry(field.getKey(), value)))
                        .toList(),
                new String(body, StandardCharsets.UTF_8));
    }

    private ResponseEntity<String> answered(String trunk, Line line, Keyed keyed, String result) {
        count(trunk, result);
        return switch (line.form()) {
            case TWIML -> ResponseEntity.ok().contentType(XML).body(twiml.answer(line, keyed, url(trunk)));
            case JSON ->
                ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body("{\"answer\":\"%s\"}".formatted(line.ask() == Ask.CODE ? "ask" : "reject"));
        };
    }

    private String url(String trunk) {
        return address.issuer() + "/phone/calls/" + trunk;
    }

    private ResponseEntity<String> refused(String trunk, HttpStatus status, String result) {
        count(trunk, result);
        return ResponseEntity.status(status).build();
    }

    private void count(String trunk, String result) {
        meters.counter("genkan.phone.webhook", "trunk", trunk, "result", result).increment();
    }
}
