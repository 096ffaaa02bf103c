package genkan.recovery;

import genkan.gate.Allowance;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What has to be shown to get back in: any one of the sets. A set is {@code call}, {@code keyed-call}, {@code device} (a
 * browser the member has signed in on), {@code mail-code}, {@code saved-code}, {@code letter}, or several joined by +.
 *
 * @param userId to read one's User ID
 * @param password to set a new password; a call alone is not enough, because members are talked into calling
 * @param limit to have passwords evaluated on this browser while SS503 lasts
 * @param starts how often one network may begin
 * @param claims how often one network may begin with the same claim
 * @param codes how often codes may be mailed for the same claim, from anywhere
 * @param hold for how long nothing sensitive is changed after a telephone call alone set a new password
 */
@ConfigurationProperties("genkan.recovery")
record RecoveryProperties(
        @DefaultValue("call, keyed-call, mail-code, saved-code, letter")
        Policy userId,

        @DefaultValue("call+device, call+mail-code, keyed-call, saved-code, letter")
        Policy password,

        @DefaultValue("call, keyed-call, mail-code, saved-code, letter")
        Policy limit,

        @DefaultValue("60/1m") Allowance starts,
        @DefaultValue("10/30m") Allowance claims,
        @DefaultValue("6/1h") Allowance codes,
        @DefaultValue("72h") Duration hold) {

    Policy policy(Purpose purpose) {
        return switch (purpose) {
            case USER_ID -> userId;
            case PASSWORD -> password;
            case LIMIT -> limit;
        };
    }
}
