package genkan.service;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The door of a service: whoever is not signed in is asked to, then the service opens. */
@Controller
class ServiceDoor {

    private final Services services;

    ServiceDoor(Services services) {
        this.services = services;
    }

    @GetMapping("/services/{key}")
    String open(@PathVariable String key) {
        return services.find(key)
                .map(service -> "redirect:" + service.entry())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
