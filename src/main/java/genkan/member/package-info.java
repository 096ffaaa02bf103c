/** Who a member is: the User ID, and how what a member typed is read as one. */
@ApplicationModule(allowedDependencies = {"typing"})
@NullMarked
package genkan.member;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
