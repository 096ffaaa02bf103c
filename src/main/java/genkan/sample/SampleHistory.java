package genkan.sample;

import genkan.activity.Place;
import genkan.activity.SignInRecord;
import genkan.activity.SignInRecord.Method;
import genkan.activity.SignInRecord.Result;
import genkan.member.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Three months of a member's sign-ins as they could have been: mostly right, sometimes a slip, once a stranger. */
final class SampleHistory {

    private static final List<String> SERVICES = List.of("mypage", "webmail", "webmail", "blog");
    private static final int DAYS = 90;
    private static final int EVENING_SECONDS = 5 * 60 * 60;
    private static final int STRANGERS_TRIES = 6;

    private final MemberId member;
    private final Random random;
    private final List<SignInRecord> made = new ArrayList<>();

    private SampleHistory(MemberId member) {
        this.member = member;
        // The same story at each start: the sample is something to point at.
        this.random = new Random(member.value() & 0xff);
    }

    static List<SignInRecord> of(MemberId member, Instant now) {
        var history = new SampleHistory(member);
        for (int day = DAYS; day > 0; day -= 2 + history.random.nextInt(4)) {
            history.anEvening(now.minus(Duration.ofDays(day)).minusSeconds(history.random.nextInt(EVENING_SECONDS)));
        }
        history.aStranger(now.minus(Duration.ofDays(12)));
        return history.made;
    }

    private void anEvening(Instant at) {
        var service = SERVICES.get(random.nextInt(SERVICES.size()));
        var onPhone = random.nextBoolean();
        var device = onPhone ? "Safari (iPhone)" : "Chrome (Windows)";
        var address = onPhone ? "198.51.100.23" : "203.0.113.8";
        var place = onPhone ? Place.DOMESTIC : Place.OWN_LINE;
        if (random.nextInt(4) == 0) {
            add(at.minusSeconds(40), Result.FAILED, service, "SS401", address, place, device);
        }
        add(at, Result.OK, service, null, address, place, device);
    }

    private void aStranger(Instant at) {
        for (int attempt = 0; attempt < STRANGERS_TRIES; attempt++) {
            add(
                    at.plusSeconds(attempt * 7L),
                    Result.FAILED,
                    "webmail",
                    "SS401",
                    "192.0.2.77",
                    Place.ABROAD,
                    "Firefox (Linux)");
        }
        add(at.plusSeconds(60), Result.LIMITED, "webmail", "SS503", "192.0.2.77", Place.ABROAD, "Firefox (Linux)");
    }

    private void add(
            Instant at,
            Result result,
            String service,
            @Nullable String code,
            String address,
            Place place,
            String device) {
        var number = random.nextLong() & Long.MAX_VALUE;
        made.add(new SignInRecord(
                member,
                at,
                number,
                result,
                service,
                Method.PASSWORD,
                code,
                address,
                place,
                device,
                null,
                "SAMPLE",
                null));
    }
}
