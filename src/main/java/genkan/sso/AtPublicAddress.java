package genkan.sso;

import genkan.web.PublicAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a request say that it came to our public address, whatever a proxy before us or a header calls us. */
final class AtPublicAddress extends OncePerRequestFilter {

    private final PublicAddress address;

    AtPublicAddress(PublicAddress address) {
        this.address = address;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Addressed(request, address), response);
    }

    private static final class Addressed extends HttpServletRequestWrapper {

        private final URI url;
        private final String issuer;

        Addressed(HttpServletRequest request, PublicAddress address) {
            super(request);
            this.url = address.url();
            this.issuer = address.issuer();
        }

        @Override
        public String getScheme() {
            return url.getScheme();
        }

        @Override
        public String getServerName() {
            return url.getHost();
        }

        @Override
        public int getServerPort() {
            if (url.getPort() > 0) {
                return url.getPort();
            }
            return isSecure() ? 443 : 80;
        }

        @Override
        public boolean isSecure() {
            return url.getScheme().equalsIgnoreCase("https");
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(issuer + getRequestURI());
        }
    }
}
