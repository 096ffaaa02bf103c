package genkan.help.feedback;

import genkan.help.article.Article;
import genkan.secret.Randomness;
import genkan.web.Cookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The vote of the reader at this browser, who has a name only once there is one. */
@Component
public class Feedback {

    private static final String COOKIE = "genkan-reader";
    private static final int BYTES = 16;
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");

    private final Votes votes;
    private final Cookies cookies;
    private final Randomness randomness;

    Feedback(Votes votes, Cookies cookies, Randomness randomness) {
        this.votes = votes;
        this.cookies = cookies;
        this.randomness = randomness;
    }

    /** What was said of this version of the article until the browser is closed. */
    public Optional<Vote> of(Article article, HttpServletRequest request) {
        return reader(request).flatMap(reader -> votes.of(reader, article));
    }

    void cast(Article article, Vote vote, HttpServletRequest request, HttpServletResponse response) {
        var reader = reader(request).orElseGet(() -> {
            var name = HexFormat.of().formatHex(randomness.bytes(BYTES));
            cookies.keep(response, COOKIE, name, Cookies.WHILE_OPEN);
            return name;
        });
        votes.cast(reader, article, vote);
    }

    private Optional<String> reader(HttpServletRequest request) {
        return cookies.read(request, COOKIE).filter(name -> NAME.matcher(name).matches());
    }
}
