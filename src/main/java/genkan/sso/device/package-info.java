/** Signing in on devices that have no browser, by a code that the member types elsewhere. */
@NullMarked
package genkan.sso.device;

import org.jspecify.annotations.NullMarked;
