package genkan.activity;

import genkan.activity.SignInRecord.Method;
import genkan.activity.SignInRecord.Result;
import genkan.member.MemberId;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Records as tests need them. */
final class Records {

    static final String ADDRESS = "192.0.2.77";

    private static final AtomicLong NUMBER = new AtomicLong();

    private Records() {}

    static SignInRecord of(MemberId member, Instant at, Result result, String service) {
        return of(member, at, result, service, ADDRESS);
    }

    static SignInRecord from(String address, Instant at) {
        return of(new MemberId(1), at, Result.OK, "mypage", address);
    }

    private static SignInRecord of(MemberId member, Instant at, Result result, String service, String address) {
        return new SignInRecord(
                member,
                at,
                NUMBER.incrementAndGet(),
                result,
                service,
                Method.PASSWORD,
                result == Result.OK ? null : "SS401",
                address,
                Place.UNKNOWN,
                "Chrome (Windows)",
                5L,
                "7K3M9-QXD2A",
                null);
    }
}
