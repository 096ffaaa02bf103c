package genkan.web;

import genkan.secret.Randomness;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request its reference number: the log's trace id, and what a member reads out to the desk. It is ours
 * alone; a number sent by the browser is not taken over.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Trace extends OncePerRequestFilter {

    private static final String ATTRIBUTE = Trace.class.getName();
    /** Crockford's digits: none that is mistaken for another when read out. */
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 10;

    private final Randomness randomness;

    Trace(Randomness randomness) {
        this.randomness = randomness;
    }

    /** Two groups of five digits, such as {@code 7K3M9-QXD2A}; 50 random bits. */
    public static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String trace ? trace : "";
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (of(request).isEmpty()) {
            request.setAttribute(ATTRIBUTE, newTrace());
        }
        try (var _ = MDC.putCloseable("trace", of(request))) {
            chain.doFilter(request, response);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private String newTrace() {
        var trace = new StringBuilder();
        for (var random : randomness.bytes(LENGTH)) {
            trace.append(DIGITS.charAt(random & 31));
        }
        return trace.insert(LENGTH / 2, '-').toString();
    }
}
