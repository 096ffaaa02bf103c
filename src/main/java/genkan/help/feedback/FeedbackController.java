package genkan.help.feedback;

import genkan.help.article.Articles;
import genkan.web.Forms;
import genkan.web.Languages;
import genkan.web.Target;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.View;

/** Takes the votes. */
@Controller
class FeedbackController {

    private static final String OF_CODES = "codes/";

    private final Feedback feedback;
    private final Articles articles;
    private final LocaleResolver language;

    FeedbackController(Feedback feedback, Articles articles, LocaleResolver language) {
        this.feedback = feedback;
        this.articles = articles;
        this.language = language;
    }

    /** Goes back to the article, which thanks. A vote about a version that is no more is not counted. */
    @PostMapping("/help/votes")
    View vote(HttpServletRequest request, HttpServletResponse response) {
        var name = Forms.field(request, "article");
        var article = articles.find(name, Languages.nearest(language.resolveLocale(request)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var helpful = Forms.field(request, "helpful").equals("yes");
        var why = helpful ? Optional.<Vote.Why>empty() : Vote.Why.of(Forms.field(request, "why"));
        if (article.version().equals(Forms.field(request, "version"))) {
            feedback.cast(article, new Vote(helpful, why), request, response);
        }
        var place = name.startsWith(OF_CODES) ? "/help/" + name : "/help/articles/" + name;
        return Forms.seeOther(new Target(Target.of(request.getParameter("to")).addedTo(place + "#vote")));
    }
}
