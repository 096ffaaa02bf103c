package genkan.sso.client;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Leads a browser on, to a service too; whoever calls it has looked at the address. */
public final class SeeOther {

    private SeeOther() {}

    public static View at(String link) {
        var redirect = new RedirectView(link);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        redirect.setExpandUriTemplateVariables(false);
        return redirect;
    }
}
