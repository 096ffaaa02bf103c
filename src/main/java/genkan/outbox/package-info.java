/** Messages to the outside: written together with what they tell about, and delivered at least once. */
@ApplicationModule(allowedDependencies = {"member", "secret"})
@NullMarked
package genkan.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
