/**
 * The provider's own people: how they sign in with a password and a code, what they did, and the pages they share. They are
 * called clerks here since {@link genkan.web.Operator} is the provider; begin with {@link genkan.clerk.Clerks}.
 */
@ApplicationModule(allowedDependencies = {"credential", "gate", "reason", "secret", "web"})
@NullMarked
package genkan.clerk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
