package genkan.clerk;

import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.web.ErrorPage;
import genkan.web.Page;
import genkan.web.UnprovenForms;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** A clerk's form whose token did not come back leads to the clerks' door instead of a member's page. */
@Component
class ClerkForms implements UnprovenForms {

    @Override
    public boolean answersFor(HttpServletRequest request) {
        return request.getRequestURI().startsWith(Clerks.AREA);
    }

    @Override
    public Page answer(HttpServletRequest request, boolean cookieMissing) {
        return new ErrorPage(Reason.of(Code.SS409), Clerks.AREA);
    }
}
