/** What every page shares: layout, headers, language, the error pages, and the texts. */
@ApplicationModule(allowedDependencies = {"network", "reason", "secret"})
@NullMarked
package genkan.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
