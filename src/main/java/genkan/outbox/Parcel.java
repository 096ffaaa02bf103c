package genkan.outbox;

import genkan.member.MemberId;
import java.time.Instant;

/**
 * A message on its way. Prints without its payload.
 *
 * @param id the same at every try; by it a recipient knows a message that came before
 * @param member whom it is about
 * @param recipient what its courier understands, such as an address
 * @param attempts how often delivering it has failed
 */
public record Parcel(long id, MemberId member, String recipient, String payload, int attempts, Instant createdAt) {

    @Override
    public String toString() {
        return "Parcel " + id;
    }
}
