/** Every code that a member can see: its class, what it leads to, and who may see it. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package genkan.reason;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
