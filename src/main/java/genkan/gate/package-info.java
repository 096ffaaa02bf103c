/** Whether an attempt to sign in may be evaluated at all; SS503 when not. */
@ApplicationModule(allowedDependencies = {"secret"})
@NullMarked
package genkan.gate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
