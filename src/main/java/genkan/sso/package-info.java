/**
 * The OpenID provider: it signs members in to services that others wrote. The only module that sees the Authorization
 * Server.
 */
@ApplicationModule(
        allowedDependencies = {
            "activity",
            "course",
            "member",
            "outbox",
            "reason",
            "secret",
            "service",
            "session",
            "signing",
            "tls",
            "web"
        })
@NullMarked
package genkan.sso;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
