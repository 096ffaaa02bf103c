package genkan.sample;

import genkan.phone.Caller;
import genkan.phone.Calls;
import genkan.phone.DialledNumbers;
import genkan.phone.InboundCall;
import genkan.phone.PhoneChecks;
import genkan.phone.PhoneNumbers;
import genkan.sample.SamplePhonePage.Called;
import genkan.sample.SamplePhonePage.Phone;
import genkan.secret.Randomness;
import genkan.web.Forms;
import genkan.web.Pages;
import genkan.web.Target;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Plays a telephone, so that whoever tries Genkan out needs no line: from any of the members', or with the number hidden. */
@Controller
@Conditional(TryingOut.class)
class SamplePhoneController {

    private static final String PATH = "/sample/phone";
    private static final String HIDDEN = "hidden";
    private static final String OTHER = "other";

    /** What a call came to, as the address says it and a text tells it. */
    private static final Map<String, String> NOTICES =
            Map.of("called", "sample.phone.called", "unreadable", "sample.phone.unreadable");

    private final SampleTrunk trunk;
    private final Calls calls;
    private final PhoneChecks checks;
    private final DialledNumbers dialled;
    private final PhoneNumbers numbers;
    private final Pages pages;
    private final Randomness randomness;
    private final Clock clock;

    SamplePhoneController(
            SampleTrunk trunk,
            Calls calls,
            PhoneChecks checks,
            DialledNumbers dialled,
            PhoneNumbers numbers,
            Pages pages,
            Randomness randomness,
            Clock clock) {
        this.trunk = trunk;
        this.calls = calls;
        this.checks = checks;
        this.dialled = dialled;
        this.numbers = numbers;
        this.pages = pages;
        this.randomness = randomness;
        this.clock = clock;
    }

    @GetMapping(PATH)
    View phone(HttpServletRequest request) {
        mustBeTheSample();
        return page(NOTICES.get(Forms.field(request, "came")));
    }

    @PostMapping(PATH)
    View call(HttpServletRequest request) {
        mustBeTheSample();
        var from = Forms.field(request, "from");
        var number = from.equals(OTHER) ? Forms.field(request, "number") : from;
        if (!from.equals(HIDDEN) && numbers.read(number).isEmpty()) {
            return Forms.seeOther(Target.of(PATH + "?came=unreadable"));
        }
        calls.arrived(new InboundCall(
                SampleTrunk.NAME,
                String.valueOf(randomness.number()),
                from.equals(HIDDEN) ? new Caller.Withheld() : new Caller.Shown(number),
                Forms.field(request, "to"),
                clock.instant()));
        return Forms.seeOther(Target.of(PATH + "?came=called"));
    }

    private void mustBeTheSample() {
        if (!trunk.up()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private View page(@Nullable String notice) {
        var waiting = checks.waiting();
        var called = dialled.all().stream()
                .map(number -> new Called(numbers.national(number), waiting.getOrDefault(number, 0)))
                .sorted(Comparator.comparingInt(Called::waiting).reversed())
                .toList();
        return pages.show(new SamplePhonePage(phones(), called, notice));
    }

    private static List<Phone> phones() {
        return HinataNet.people().stream()
                .filter(person -> person.story() != null)
                .flatMap(person -> HinataNet.known(person).phones().stream()
                        .map(phone -> new Phone(person.name(), person.userId(), phone)))
                .toList();
    }
}
