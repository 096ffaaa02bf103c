/** What services can learn about a member, and what members let those of third parties see. */
@NullMarked
package genkan.sso.consent;

import org.jspecify.annotations.NullMarked;
