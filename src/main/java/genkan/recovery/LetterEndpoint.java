package genkan.recovery;

import genkan.recovery.RecoveryLetters.Outcome;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** What {@code ./genkan letter} talks to, on the management port: a letter to print. */
@Component
@Endpoint(id = "letter")
class LetterEndpoint {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private final RecoveryLetters letters;

    LetterEndpoint(RecoveryLetters letters) {
        this.letters = letters;
    }

    /**
     * Writes one.
     *
     * @param html a page for a browser to print, instead of text
     * @return the letter, or {@code refused:} and why there is none
     */
    @WriteOperation(produces = "text/plain;charset=UTF-8")
    String write(String userId, boolean html) {
        return switch (letters.write(userId)) {
            case Outcome.Refused(var why) -> "refused: " + why;
            case Outcome.Written(var letter) -> html ? page(letter) : letter.plain();
        };
    }

    private static String page(RecoveryLetter letter) {
        var page = new StringOutput();
        TEMPLATES.render("recovery/letter.jte", letter, page);
        return page.toString();
    }
}
