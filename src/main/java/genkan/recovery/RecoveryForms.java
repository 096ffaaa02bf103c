package genkan.recovery;

import genkan.phone.PhoneChecks;
import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.service.Services;
import genkan.web.ErrorPage;
import genkan.web.Page;
import genkan.web.Target;
import genkan.web.UnprovenForms;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Explains what happened to a form of ours whose token did not come back; what was typed stays in it. */
@Component
class RecoveryForms implements UnprovenForms {

    private static final String HERE = "/recovery/";

    private final Services services;
    private final PhoneChecks calls;

    RecoveryForms(Services services, PhoneChecks calls) {
        this.services = services;
        this.calls = calls;
    }

    @Override
    public boolean answersFor(HttpServletRequest request) {
        return request.getRequestURI().startsWith(HERE);
    }

    @Override
    public Page answer(HttpServletRequest request, boolean cookieMissing) {
        var target = Target.of(request.getParameter("to"));
        var reason = cookieMissing
                ? Reason.ofService(
                        Code.BROWSER_COOKIES, services.behind(target.path()).prefix())
                : Reason.of(Code.SS409);
        return purpose(request)
                .<Page>map(purpose ->
                        new ClaimPage(purpose, Typed.in(request), target, calls.reachable(), List.of(reason)))
                .orElseGet(() -> new ErrorPage(reason, target.addedTo(RecoveryController.NOW)));
    }

    private static Optional<Purpose> purpose(HttpServletRequest request) {
        return Purpose.of(request.getRequestURI().substring(HERE.length()));
    }
}
