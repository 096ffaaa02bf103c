package genkan.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away requests whose parameters cannot be decoded, such as {@code %FF}, before anybody asks for one: Tomcat's
 * exception repeats the parameter, which may be a password, and whoever meets it writes it to the log.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class GarbledRequests extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            request.getParameterMap();
        } catch (InvalidParameterException garbled) {
            // Nobody is left to answer when the connection broke off in the middle of the form.
            if (!response.isCommitted()) {
                response.sendError(garbled.getErrorCode());
            }
            return;
        }
        chain.doFilter(request, response);
    }
}
