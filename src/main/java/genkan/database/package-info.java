/** The PostgreSQL that Genkan keeps everything in: the one it brings, or the operator's own. */
@ApplicationModule(allowedDependencies = {"secret", "start"})
@NullMarked
package genkan.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
