package genkan.web;

import genkan.secret.Randomness;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.stereotype.Component;

/** The Content Security Policy: only our own styles, images and scripts, and scripts only with this page's nonce. */
@Component
class ContentPolicy implements HeaderWriter {

    private static final String ATTRIBUTE = ContentPolicy.class.getName();
    private static final int NONCE_BYTES = 18;

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

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", """
                default-src 'none'; script-src 'nonce-%s' 'strict-dynamic'; style-src 'self'; img-src 'self' data:; \
                font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'""".formatted(nonce(request)));
    }
}
