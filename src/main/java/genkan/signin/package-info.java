/** The attempt to sign in, from the form to the page that the member wanted, and why it was refused. */
@ApplicationModule(
        allowedDependencies = {
            "activity",
            "credential",
            "gate",
            "member",
            "notice",
            "reason",
            "secret",
            "service",
            "session",
            "web"
        })
@NullMarked
package genkan.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
