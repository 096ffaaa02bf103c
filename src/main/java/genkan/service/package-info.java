/**
 * What members sign in to: services as registered objects, each with its name, its entry and its own error texts, and
 * how they connect.
 */
@ApplicationModule(allowedDependencies = {"member", "reason", "start", "web"})
@NullMarked
package genkan.service;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
