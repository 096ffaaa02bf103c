/** The pages of a signed-in member. */
@ApplicationModule(
        allowedDependencies = {
            "activity",
            "credential",
            "gate",
            "member",
            "notice",
            "reason",
            "recovery",
            "service",
            "session",
            "web"
        })
@NullMarked
package genkan.mypage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
