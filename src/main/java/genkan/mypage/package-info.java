/** The pages of a signed-in member. */
@ApplicationModule(
        allowedDependencies = {
            "activity",
            "credential",
            "gate",
            "member",
            "notice",
            "phone",
            "reason",
            "recovery",
            "secret",
            "service",
            "session",
            "web"
        })
@NullMarked
package genkan.mypage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
