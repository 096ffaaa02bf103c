package genkan.sample;

import genkan.service.Services;
import genkan.web.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Plays web mail and blog for the sample operator, so that there is something behind their doors. */
@Controller
class SampleServiceController {

    private final Services services;
    private final Pages pages;

    SampleServiceController(Services services, Pages pages) {
        this.services = services;
        this.pages = pages;
    }

    @GetMapping("/sample/{key}")
    View open(@PathVariable String key) {
        return services.find(key)
                .filter(service -> service.entry().equals("/sample/" + key))
                .map(service -> pages.show(new SampleServicePage(service)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
