package genkan.sso;

import genkan.web.Trace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.filter.OncePerRequestFilter;

/** A fault of ours in words that a program reads; a page would tell it nothing. The number leads to the log. */
class FaultsAsJson extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(FaultsAsJson.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RequestRejectedException strange) {
            // No fault of ours: the name of a parameter, say, has a character that no name has.
            response.reset();
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getWriter().write("{\"error\":\"invalid_request\"}");
        } catch (RuntimeException | ServletException fault) {
            LOG.error("A call of a service failed by a fault of ours", fault);
            if (!response.isCommitted()) {
                response.reset();
                response.setStatus(HttpStatus.INTERNAL_SERVER_ERROR.value());
                response.setContentType(MediaType.APPLICATION_JSON_VALUE);
                response.getWriter()
                        .write("{\"error\":\"server_error\",\"error_description\":\"a fault of ours, reference %s\"}"
                                .formatted(Trace.of(request)));
            }
        }
    }
}
