/** What happens between the command and the first page: the data folder, progress lines, faults told in one sentence. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package genkan.start;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
