/** Addresses and networks, as operators and proxies write them. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package genkan.network;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
