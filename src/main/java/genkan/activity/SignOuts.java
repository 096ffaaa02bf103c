package genkan.activity;

import genkan.activity.SignInRecord.Method;
import genkan.activity.SignInRecord.Result;
import genkan.member.MemberId;
import genkan.secret.Randomness;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Writes into the member's history that he signed out. A sign-out never fails for its line in the history. */
@Component
public class SignOuts {

    private final Journal journal;
    private final Places places;
    private final Randomness randomness;
    private final Clock clock;

    SignOuts(Journal journal, Places places, Randomness randomness, Clock clock) {
        this.journal = journal;
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
        journal.later(new SignInRecord(
                member,
                clock.instant(),
                randomness.number(),
                Result.SIGNED_OUT,
                service,
                Method.SESSION,
                null,
                address,
                places.of(address),
                device,
                deviceId,
                trace,
                null));
    }
}
