package genkan.activity;

import genkan.activity.SignInRecord.Method;
import genkan.activity.SignInRecord.Result;
import genkan.member.MemberId;
import genkan.secret.Randomness;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes into the member's history that he signed out. A sign-out never fails for its line in the history. */
@Component
public class SignOuts {

    private final Journal journal;
    private final SignInRecords records;
    private final Places places;
    private final Randomness randomness;
    private final Clock clock;

    SignOuts(Journal journal, SignInRecords records, Places places, Randomness randomness, Clock clock) {
        this.journal = journal;
        this.records = records;
        this.places = places;
        this.randomness = randomness;
        this.clock = clock;
    }

    /**
     * Notes the sign-out of a member.
     *
     * @param service the key of the service where he chose it
     * @param address where the request came from
     */
    public void note(MemberId member, String service, String address, String device, long deviceId, String trace) {
        journal.later(record(member, service, null, address, device, deviceId, trace));
    }

    /**
     * Notes that the member was signed out everywhere and locked. Belongs to the transaction that does it.
     *
     * @param code what the member is told at the next sign-in
     * @param address where the request came from
     */
    public void noteLocked(MemberId member, String service, String code, String address, String device, String trace) {
        records.add(record(member, service, code, address, device, null, trace));
    }

    private SignInRecord record(
            MemberId member,
            String service,
            @Nullable String code,
            String address,
            String device,
            @Nullable Long deviceId,
            String trace) {
        return new SignInRecord(
                member,
                clock.instant(),
                randomness.number(),
                Result.SIGNED_OUT,
                service,
                Method.SESSION,
                code,
                address,
                places.of(address),
                device,
                deviceId,
                trace,
                null);
    }
}
