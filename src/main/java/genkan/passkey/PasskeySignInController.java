package genkan.passkey;

import genkan.passkey.PasskeySignIn.Ending;
import genkan.reason.Code;
import genkan.service.Services;
import genkan.session.SignInMethod;
import genkan.signin.Entrance;
import genkan.web.Pages;
import genkan.web.Target;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Signing in with a passkey over HTTP. */
@Controller
class PasskeySignInController {

    private final PasskeySignIn signIn;
    private final RelyingParty site;
    private final Challenges challenges;
    private final Entrance entrance;
    private final Services services;
    private final Pages pages;
    private final TransactionOperations transactions;

    PasskeySignInController(
            PasskeySignIn signIn,
            RelyingParty site,
            Challenges challenges,
            Entrance entrance,
            Services services,
            Pages pages,
            TransactionOperations transactions) {
        this.signIn = signIn;
        this.site = site;
        this.challenges = challenges;
        this.entrance = entrance;
        this.services = services;
        this.pages = pages;
        this.transactions = transactions;
    }

    /** For those who come from a page without the button. */
    @GetMapping("/sign-in/passkey")
    View form(@RequestParam(required = false) @Nullable String to) {
        var target = Target.of(to);
        var service = services.behind(target.path());
        return pages.show(new PasskeySignInPage(service, services.sites(service), target));
    }

    @PostMapping("/sign-in/passkey/options")
    ResponseEntity<String> options(HttpServletRequest request) {
        var challenge = challenges.next();
        return Offers.of(site.asksFor(challenge.bytes()), challenges.kept(challenge, Challenges.SIGN_IN, request));
    }

    @PostMapping("/sign-in/passkey")
    View signIn(HttpServletRequest request, HttpServletResponse response) {
        return Objects.requireNonNull(transactions.execute(_ -> switch (ending(request)) {
            case Ending.Recognised(var member) -> entrance.enter(member, SignInMethod.PASSKEY, request, response);
            case Ending.NotRecognised(var claimed) ->
                entrance.refuse(claimed, SignInMethod.PASSKEY, Code.SS401_PASSKEY, request);
        }));
    }

    private Ending ending(HttpServletRequest request) {
        return challenges
                .broughtBack(Challenges.SIGN_IN, request)
                .flatMap(challenge -> Answers.signed(request).map(answer -> signIn.attempt(answer, challenge)))
                .orElseGet(() -> new Ending.NotRecognised(Optional.empty()));
    }
}
