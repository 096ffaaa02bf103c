/** The keys that tokens are signed with: one of each algorithm at a time, the next and the last published beside it. */
@ApplicationModule(allowedDependencies = {"secret", "start"})
@NullMarked
package genkan.signing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
