/** The keys that tokens are signed with. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package genkan.signing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
