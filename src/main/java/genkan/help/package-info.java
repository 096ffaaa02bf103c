/** One article for each code, and the article about all causes of a failed sign-in. */
@ApplicationModule(allowedDependencies = {"reason", "secret", "service", "web"})
@NullMarked
package genkan.help;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
