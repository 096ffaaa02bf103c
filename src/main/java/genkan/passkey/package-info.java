/** Passkeys: signing in by the lock of one's own device, and adding one to a membership. */
@ApplicationModule(
        allowedDependencies = {
            "activity",
            "member",
            "notice",
            "reason",
            "recovery",
            "secret",
            "service",
            "session",
            "signin",
            "web"
        })
@NullMarked
package genkan.passkey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
