package genkan.web;

import genkan.reason.Code;
import genkan.reason.Reason;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** The page for whatever went wrong: a fault of ours says that it is ours (SS500) and never blames the member. */
@Controller
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final Pages pages;

    ErrorPages(Pages pages) {
        this.pages = pages;
    }

    @RequestMapping("/error")
    View show(HttpServletRequest request) {
        var code = code(request);
        // Not what a garbled request met with: Tomcat's words then repeat the parameter, which may be a password.
        if (code == Code.SS500 && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable fault) {
            LOG.error("A request failed by a fault of ours", fault);
        }
        return pages.show(new ErrorPage(Reason.of(code), Target.MY_PAGE.path()));
    }

    private static Code code(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        return switch (status) {
            case 404, 405 -> Code.SY404;
            default -> status < 500 ? Code.SY400 : Code.SS500;
        };
    }
}
