package genkan.mypage;

import genkan.reason.Code;
import genkan.reason.Reason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What the forms that ask for the current password have in common over HTTP. */
final class Answers {

    private Answers() {}

    /** A field as typed; nothing if it is missing. */
    static String field(HttpServletRequest request, String name) {
        var value = request.getParameter(name);
        return value == null ? "" : value;
    }

    /** SS503 tells programs what it tells people. */
    static void retryAfter(List<Reason> reasons, HttpServletResponse response) {
        reasons.stream()
                .filter(reason -> reason.code() == Code.SS503)
                .map(reason -> Long.parseLong(reason.facts().getOrDefault("minutes", "1")))
                .findFirst()
                .ifPresent(minutes -> response.setHeader(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(Duration.ofMinutes(minutes).toSeconds())));
    }

    // 303: the browser forgets the form with the password when it goes on (RFC 9700, 4.12).
    static View toMyPage() {
        var redirect = new RedirectView("/my-page");
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return redirect;
    }
}
