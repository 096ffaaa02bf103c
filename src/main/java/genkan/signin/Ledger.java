package genkan.signin;

import genkan.activity.Journal;
import genkan.activity.Places;
import genkan.activity.SignInRecord;
import genkan.activity.SignInRecord.Method;
import genkan.activity.SignInRecord.Result;
import genkan.activity.SignInRecords;
import genkan.member.Member;
import genkan.member.MemberId;
import genkan.reason.Code;
import genkan.secret.Randomness;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes down how attempts ended: the member's history, the metrics and the log. Never what was typed. */
@Component
class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final String NO_CODE = "none";

    private final SignInRecords records;
    private final Journal journal;
    private final Places places;
    private final Randomness randomness;
    private final MeterRegistry meters;
    private final Clock clock;

    Ledger(
            SignInRecords records,
            Journal journal,
            Places places,
            Randomness randomness,
            MeterRegistry meters,
            Clock clock) {
        this.records = records;
        this.journal = journal;
        this.places = places;
        this.randomness = randomness;
        this.meters = meters;
        this.clock = clock;
    }

    void accepted(Arrival arrival, Member member, long deviceId) {
        records.add(record(arrival, member.id(), Result.OK, null, deviceId));
        count(arrival, "accepted", NO_CODE, member.id());
    }

    /** Whether the history knows of no sign-in before this one. */
    boolean firstSignInOf(Member member) {
        return records.lastSuccessBefore(member.id(), clock.instant()).isEmpty();
    }

    /** It was the member, and the membership is not open. */
    void barred(Arrival arrival, Member member, Code code) {
        records.add(record(arrival, member.id(), Result.FAILED, code, null));
        count(arrival, "barred", code.code(), member.id());
    }

    void refused(Arrival arrival, Optional<MemberId> member, Result result, Code code) {
        member.ifPresent(known -> journal.later(record(arrival, known, result, code, null)));
        count(arrival, "refused", code.code(), member.orElse(MemberId.NOBODY));
    }

    void notCounted(Arrival arrival, Code code) {
        count(arrival, "not-evaluated", code.code(), MemberId.NOBODY);
    }

    /** There was no room. Counted and not logged: a flood of them would be a flood of lines. */
    void turnedAway(Arrival arrival) {
        tally("not-evaluated", Code.SY503_BUSY.code(), arrival.service().key());
    }

    private void count(Arrival arrival, String result, String code, MemberId member) {
        var service = arrival.service().key();
        tally(result, code, service);
        LOG.atInfo()
                .addKeyValue("sign_in.result", result)
                .addKeyValue("sign_in.reason", code)
                .addKeyValue("sign_in.service", service)
                .addKeyValue("sign_in.member", member.equals(MemberId.NOBODY) ? NO_CODE : member.reference())
                .addKeyValue("client.ip", arrival.source().address())
                .log("A member tried to sign in");
    }

    private void tally(String result, String code, String service) {
        meters.counter("genkan.sign.ins", "result", result, "reason", code, "service", service)
                .increment();
    }

    private SignInRecord record(
            Arrival arrival, MemberId member, Result result, @Nullable Code code, @Nullable Long deviceId) {
        var source = arrival.source();
        return new SignInRecord(
                member,
                clock.instant(),
                randomness.number(),
                result,
                arrival.service().key(),
                Method.valueOf(arrival.method().name()),
                code == null ? null : code.code(),
                source.address(),
                places.of(source.address()),
                source.device(),
                deviceId,
                source.trace(),
                null);
    }
}
