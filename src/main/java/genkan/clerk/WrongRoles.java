package genkan.clerk;

import genkan.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.View;

/** Answers {@link Clerks#demand} for the pages of every module. */
@ControllerAdvice
class WrongRoles {

    private final Clerks clerks;
    private final Pages pages;

    WrongRoles(Clerks clerks, Pages pages) {
        this.clerks = clerks;
        this.pages = pages;
    }

    @ExceptionHandler
    View refuse(WrongRole refusal, HttpServletRequest request) {
        return pages.show(new WrongRolePage(clerks.signedIn(request).orElse(null), refusal.needed()));
    }
}
