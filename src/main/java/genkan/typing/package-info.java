/** What Japanese keyboards and input methods put in the place of the character a member meant. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package genkan.typing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
