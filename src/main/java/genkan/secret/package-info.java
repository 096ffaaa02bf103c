/** The one source of randomness, and the secrets that the outside holds and we only keep digests of. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package genkan.secret;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
