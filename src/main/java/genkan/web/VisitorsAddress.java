package genkan.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
        server.addEngineValves(new Exchange(proxies));
    }

    private static final class Exchange extends ValveBase {

        private static final Logger LOG = LoggerFactory.getLogger(VisitorsAddress.class);

        private final Proxies proxies;
        private final AtomicBoolean warned = new AtomicBoolean();

        Exchange(Proxies proxies) {
            super(true);
            this.proxies = proxies;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            var forwardedFor = Collections.list(request.getHeaders("X-Forwarded-For"));
            if (!forwardedFor.isEmpty() && !proxies.trust(request.getRemoteAddr()) && !warned.getAndSet(true)) {
                LOG.warn(
                        "{} sends X-Forwarded-For and is not believed. If it is a proxy of yours, name it in "
                                + "genkan.trusted-proxies: all members who come through it count as one network until then.",
                        request.getRemoteAddr());
            }
            var visitor = proxies.visitor(request.getRemoteAddr(), forwardedFor);
            request.setRemoteAddr(visitor);
            request.setRemoteHost(visitor);
            getNext().invoke(request, response);
        }
    }
}
