/** What members are told by mail about changes to their membership, and the way out when it was not them. */
@ApplicationModule(
        allowedDependencies = {
            "activity",
            "credential",
            "member",
            "outbox",
            "reason",
            "secret",
            "service",
            "session",
            "start",
            "web"
        })
@NullMarked
package genkan.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
