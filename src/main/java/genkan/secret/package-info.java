/** The one source of randomness, the secrets that the outside holds and we only keep digests of, and the seal on those we keep. */
@ApplicationModule(allowedDependencies = {"start"})
@NullMarked
package genkan.secret;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
