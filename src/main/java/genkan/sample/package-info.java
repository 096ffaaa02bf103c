/** Hinata Net, the sample operator: its members, their history and its services. */
@ApplicationModule(
        allowedDependencies = {
            "clerk",
            "activity",
            "course",
            "credential",
            "database",
            "member",
            "phone",
            "notice",
            "secret",
            "service",
            "start",
            "web"
        })
@NullMarked
package genkan.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
