/** The sign-ins of every service, as members see them in their history. */
@ApplicationModule(allowedDependencies = {"member", "network", "secret"})
@NullMarked
package genkan.activity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
