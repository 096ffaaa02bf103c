package genkan.sample;

import genkan.web.Pages;
import genkan.web.PublicAddress;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** The sample members' mail, for whoever tries Genkan out; there is no such page in earnest. */
@Controller
class SampleMailController {

    private final SampleLetterBox letterBox;
    private final PublicAddress address;
    private final Pages pages;

    SampleMailController(SampleLetterBox letterBox, PublicAddress address, Pages pages) {
        this.letterBox = letterBox;
        this.address = address;
        this.pages = pages;
    }

    @GetMapping("/sample/mail")
    View list(@RequestParam(defaultValue = "") String to) {
        demandLetterBox();
        return pages.show(SampleMailListPage.of(letterBox.mails(), to));
    }

    @GetMapping("/sample/mail/{number}")
    View mail(@PathVariable String number) {
        demandLetterBox();
        return letterBox.mails().stream()
                .filter(mail -> String.valueOf(mail.number()).equals(number))
                .findFirst()
                .map(mail -> pages.show(new SampleMailPage(mail, address.issuer() + "/")))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void demandLetterBox() {
        if (!letterBox.open()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
