package genkan.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What forms have in common over HTTP. */
public final class Forms {

    private Forms() {}

    /** A field as typed; nothing if it is missing. */
    public static String field(HttpServletRequest request, String name) {
        var value = request.getParameter(name);
        return value == null ? "" : value;
    }

    /** The beginning of what was typed, at most so long. */
    public static String cut(String typed, int longest) {
        return typed.substring(0, Math.min(typed.length(), longest));
    }

    // 303: the browser forgets the form with the password when it goes on (RFC 9700, 4.12).
    public static View seeOther(Target target) {
        var redirect = new RedirectView(target.path());
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        redirect.setExpandUriTemplateVariables(false);
        return redirect;
    }
}
