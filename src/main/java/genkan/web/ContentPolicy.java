package genkan.web;

import genkan.secret.Randomness;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.stereotype.Component;

/** The Content Security Policy: only our own styles, images and scripts, and scripts only with this page's nonce. */
@Component
class ContentPolicy implements HeaderWriter {

    private static final String ATTRIBUTE = ContentPolicy.class.getName();
    private static final String FORMS = ContentPolicy.class.getName() + ".forms";
    private static final int NONCE_BYTES = 18;

    /** A scheme, or a scheme and a host; above all nothing that would end this directive and begin another. */
    private static final Pattern SOURCE = Pattern.compile("[a-z][a-z0-9+.-]*:(//[A-Za-z0-9.:*/_~%\\[\\]-]+)?");

    private final Randomness randomness;

    ContentPolicy(Randomness randomness) {
        this.randomness = randomness;
    }

    /** What marks the scripts of this one answer as ours: 144 random bits. */
    String nonce(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String nonce) {
            return nonce;
        }
        var nonce = Base64.getEncoder().encodeToString(randomness.bytes(NONCE_BYTES));
        request.setAttribute(ATTRIBUTE, nonce);
        return nonce;
    }

    /** Lets the forms of this one answer lead to other places than ours, since browsers also ask it about redirects. */
    void letFormsLeadTo(List<String> places, HttpServletRequest request) {
        for (var place : places) {
            if (!SOURCE.matcher(place).matches()) {
                throw new IllegalArgumentException("Not a place that a form may lead to: " + place);
            }
        }
        request.setAttribute(
                FORMS, String.join("", places.stream().map(" "::concat).toList()));
    }

    private static String forms(HttpServletRequest request) {
        return request.getAttribute(FORMS) instanceof String places ? places : "";
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", """
                default-src 'none'; script-src 'nonce-%s' 'strict-dynamic'; style-src 'self'; img-src 'self' data:; \
                font-src 'self'; connect-src 'self'; form-action 'self'%s; frame-ancestors 'none'; base-uri 'none'""".formatted(nonce(request), forms(request)));
    }
}
