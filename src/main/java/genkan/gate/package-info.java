/**
 * Whether an attempt to sign in may be evaluated at all; SS503 when not. Begin with {@link genkan.gate.Gate}; what is held
 * against whom is a {@link genkan.gate.Standing}.
 */
@ApplicationModule(allowedDependencies = {"network", "secret", "start"})
@NullMarked
package genkan.gate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
