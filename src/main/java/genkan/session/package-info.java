/** Who is signed in on which device, and which browsers a member has used before. */
@ApplicationModule(allowedDependencies = {"member", "secret", "web"})
@NullMarked
package genkan.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
