/** Certificates: the one that Genkan shows to browsers, and those that it accepts from services. */
@ApplicationModule(allowedDependencies = {"start"})
@NullMarked
package genkan.tls;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
