package genkan.sso;

import genkan.session.SignedIn;
import genkan.web.Forms;
import genkan.web.Pages;
import genkan.web.Target;
import genkan.web.Told;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** The page of My Page that this module has to tell about, over HTTP. */
@Controller
class ConnectedServicesController {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectedServicesController.class);
    private static final String PATH = "/my-page/services";

    private final ConnectedServices connected;
    private final Told told;
    private final Pages pages;

    ConnectedServicesController(ConnectedServices connected, Told told, Pages pages) {
        this.connected = connected;
        this.told = told;
        this.pages = pages;
    }

    @GetMapping(PATH)
    View list(@AuthenticationPrincipal SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
        return pages.show(new ConnectedServicesPage(connected.of(signedIn.member()), told.take(request, response)));
    }

    @PostMapping(PATH + "/withdraw")
    View withdraw(
            @AuthenticationPrincipal SignedIn signedIn, @RequestParam String client, HttpServletResponse response) {
        var withdrawn =
                connected.ofThirdParty(client).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        connected.withdraw(signedIn.member(), withdrawn);
        LOG.atInfo()
                .addKeyValue("member", signedIn.member().reference())
                .addKeyValue("sso.client", withdrawn.id())
                .log("A member withdrew the consent to a service");
        told.tell(response, List.of("service-withdrawn"));
        return Forms.seeOther(Target.of(PATH));
    }
}
