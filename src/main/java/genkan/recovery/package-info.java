/**
 * The way back in for whoever does not know the User ID or the password. Begin with {@link genkan.recovery.Recovery},
 * which is the whole of its rules; {@link genkan.recovery.Recovering} lets things happen to it.
 */
@ApplicationModule(
        allowedDependencies = {
            "activity",
            "credential",
            "gate",
            "member",
            "notice",
            "phone",
            "reason",
            "secret",
            "service",
            "session",
            "signin",
            "typing",
            "web"
        })
@NullMarked
package genkan.recovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
