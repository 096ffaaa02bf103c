/** What proves a member: passwords, what goes wrong in typing them, how they are hashed and verified. */
@ApplicationModule(allowedDependencies = {"gate", "member", "reason", "typing", "secret"})
@NullMarked
package genkan.credential;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
