/**
 * Proof that somebody holds a registered telephone: the numbers, the calls that come in, and what waits for them. Begin
 * with {@link genkan.phone.InboundCall}, which is a call however it came.
 */
@ApplicationModule(allowedDependencies = {"gate", "member", "network", "secret", "start", "typing", "web"})
@NullMarked
package genkan.phone;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
