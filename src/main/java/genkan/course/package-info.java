/** What members have ordered: courses, and what each of them includes. */
@ApplicationModule(allowedDependencies = {"member"})
@NullMarked
package genkan.course;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
