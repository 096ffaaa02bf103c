package genkan.phone;

import genkan.member.MemberId;
import java.time.Instant;

/**
 * A telephone that speaks for a member.
 *
 * @param activeFrom not before; a new one waits, so that whoever got in cannot take the account along by it
 * @param verifiedAt when the member last proved to hold it
 */
public record RegisteredPhone(
        MemberId member, PhoneNumber number, PhoneKind kind, Instant activeFrom, Instant verifiedAt) {}
