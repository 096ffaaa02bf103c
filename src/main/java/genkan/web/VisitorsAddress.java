package genkan.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collections;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Puts the visitor's address in the place of a trusted proxy's, for all that looks at it afterwards.
 *
 * <p>Tomcat's own valve for this takes over whatever text the header holds, and asks name servers about it.
 */
@Component
class VisitorsAddress implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Proxies proxies;

    VisitorsAddress(Proxies proxies) {
        this.proxies = proxies;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        if (proxies.any()) {
            server.addEngineValves(new Exchange(proxies));
        }
    }

    private static final class Exchange extends ValveBase {

        private final Proxies proxies;

        Exchange(Proxies proxies) {
            super(true);
            this.proxies = proxies;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            var visitor =
                    proxies.visitor(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
            request.setRemoteAddr(visitor);
            request.setRemoteHost(visitor);
            getNext().invoke(request, response);
        }
    }
}
