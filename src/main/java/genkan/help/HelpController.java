package genkan.help;

import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.service.Services;
import genkan.web.Pages;
import genkan.web.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** The help pages; open to everybody and the same for everybody. */
@Controller
class HelpController {

    private final Services services;
    private final Pages pages;

    HelpController(Services services, Pages pages) {
        this.services = services;
        this.pages = pages;
    }

    @GetMapping("/help")
    View causes(@RequestParam(required = false) @Nullable String to) {
        return pages.show(new HelpPage(Target.of(to)));
    }

    /**
     * The article of one code.
     *
     * @param shown a code as members read it off a page, such as {@code SS401-W} or {@code WM500-C}
     */
    @GetMapping("/help/codes/{shown}")
    View code(@PathVariable String shown, @RequestParam(required = false) @Nullable String to) {
        return Code.read(shown)
                .map(code ->
                        code.ofService() ? Reason.ofService(code, shown.replace(code.code(), "")) : Reason.of(code))
                .filter(reason -> reason.prefix().isEmpty() || isService(reason.prefix()))
                .map(reason -> pages.show(new CodePage(reason, Target.of(to))))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private boolean isService(String prefix) {
        return services.all().stream().anyMatch(service -> service.prefix().equals(prefix));
    }
}
