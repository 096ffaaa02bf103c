package genkan.passkey;

import genkan.reason.Code;
import genkan.reason.Evidence;
import genkan.reason.Reason;
import genkan.recovery.Holds;
import genkan.service.Services;
import genkan.session.Browser;
import genkan.session.SignedIn;
import genkan.web.Forms;
import genkan.web.Pages;
import genkan.web.Target;
import genkan.web.Told;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * The page that offers a passkey over HTTP. Everything on it is for somebody who has just proved who he is: whoever finds a
 * browser signed in could otherwise make himself a key to it.
 */
@Controller
class PasskeyController {

    private static final String PATH = "/my-page/passkey";

    private final NewPasskeys adding;
    private final Passkeys passkeys;
    private final Challenges challenges;
    private final Holds holds;
    private final Services services;
    private final Told told;
    private final Pages pages;
    private final Clock clock;

    PasskeyController(
            NewPasskeys adding,
            Passkeys passkeys,
            Challenges challenges,
            Holds holds,
            Services services,
            Told told,
            Pages pages,
            Clock clock) {
        this.adding = adding;
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.holds = holds;
        this.services = services;
        this.told = told;
        this.pages = pages;
        this.clock = clock;
    }

    /** The offer, with "later" leading on to the page wanted. */
    @GetMapping(PATH)
    View form(@AuthenticationPrincipal SignedIn signedIn, @RequestParam(required = false) @Nullable String to) {
        var target = Target.of(to);
        return fresh(signedIn) ? page(signedIn, target, held(signedIn)) : toSignIn(target);
    }

    @PostMapping(PATH + "/options")
    ResponseEntity<String> options(@AuthenticationPrincipal SignedIn signedIn, HttpServletRequest request) {
        if (!fresh(signedIn) || !held(signedIn).isEmpty()) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        var challenge = adding.challenge(signedIn);
        return Offers.of(adding.options(signedIn, challenge), challenges.kept(challenge, purpose(signedIn), request));
    }

    /** The challenge was given to a fresh session, so that nobody is sent back whose device took its time. */
    @PostMapping(PATH)
    View add(@AuthenticationPrincipal SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
        var target = Target.of(request.getParameter("to"));
        var held = held(signedIn);
        if (!held.isEmpty()) {
            return page(signedIn, target, held);
        }
        var added = challenges
                .broughtBack(purpose(signedIn), request)
                .flatMap(challenge -> Answers.made(request)
                        .filter(made -> adding.add(signedIn, made, challenge, Browser.labelOf(request))));
        if (added.isEmpty()) {
            return page(signedIn, target, List.of(Reason.of(Code.PK422)));
        }
        told.tell(response, List.of("passkey-added"));
        return Forms.seeOther(target);
    }

    @PostMapping(PATH + "/remove")
    View remove(@AuthenticationPrincipal SignedIn signedIn, HttpServletRequest request) {
        var target = Target.of(request.getParameter("to"));
        if (!fresh(signedIn)) {
            return toSignIn(target);
        }
        passkeys.of(signedIn.member()).stream()
                .map(Passkey::id)
                .filter(Forms.field(request, "passkey")::equals)
                .forEach(id -> passkeys.remove(signedIn.member(), id));
        return Forms.seeOther(new Target(target.addedTo(PATH)));
    }

    private boolean fresh(SignedIn signedIn) {
        return signedIn.freshAt(clock.instant());
    }

    /** A new way in is what a thief wants who has talked the member into a call. */
    private List<Reason> held(SignedIn signedIn) {
        return holds.refusal(signedIn.member()).stream().toList();
    }

    private View page(SignedIn signedIn, Target target, List<Reason> reasons) {
        return pages.show(new PasskeyPage(
                target,
                services.sites(services.behind(target.path())),
                passkeys.of(signedIn.member()),
                Reason.tellable(Evidence.SESSION, reasons)));
    }

    private static View toSignIn(Target target) {
        var here = Target.of(target.addedTo(PATH));
        return Forms.seeOther(new Target(here.signIn() + "&again=yes"));
    }

    private static String purpose(SignedIn signedIn) {
        return "registration " + signedIn.member().reference() + " " + signedIn.sid();
    }
}
