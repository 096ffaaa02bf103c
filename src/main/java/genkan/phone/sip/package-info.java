/**
 * Calls over SIP (RFC 3261), which are always declined: no dialog, no media. Begin with
 * {@link genkan.phone.sip.UserAgent}, which answers; {@link genkan.phone.sip.EndPoint} puts the parts together.
 */
@NullMarked
package genkan.phone.sip;

import org.jspecify.annotations.NullMarked;
