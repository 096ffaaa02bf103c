package genkan.phone;

import genkan.gate.Allowance;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which telephones prove something, and how they are heard.
 *
 * @param numbers our own numbers, which members call, such as {@code 050-1234-5678}; none means that nobody can prove
 *     anything by telephone
 * @param countries where members' telephones may be, two letters each; numbers without a country belong to the first
 * @param kinds which kinds of telephone members may register: {@code MOBILE}, {@code FIXED}, {@code VOIP}
 * @param waiting how long a page waits for the call, at most ten minutes
 * @param activation how long a telephone that a member added waits before it proves anything
 * @param perClaim how often somebody may be asked about who typed the same User ID, or the same name
 * @param perBrowser how often one browser may ask
 * @param perNetwork how often one network may ask
 */
@ConfigurationProperties("genkan.phone")
public record PhoneProperties(
        @DefaultValue List<String> numbers,
        @DefaultValue("JP") List<String> countries,
        @DefaultValue({"MOBILE", "FIXED"}) Set<PhoneKind> kinds,
        @DefaultValue("180s") Duration waiting,
        @DefaultValue("72h") Duration activation,
        @DefaultValue("5/5h") Allowance perClaim,
        @DefaultValue("3/20m") Allowance perBrowser,
        @DefaultValue("30/1m") Allowance perNetwork) {

    /** NIST SP 800-63B-4, 3.1.3: whatever is out of band is over within ten minutes. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public PhoneProperties {
        if (waiting.toSeconds() < 1 || waiting.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("genkan.phone.waiting is a second to ten minutes, not " + waiting);
        }
        if (activation.isNegative()) {
            throw new IllegalArgumentException("genkan.phone.activation is a time such as 72h, not " + activation);
        }
        if (countries.isEmpty()) {
            throw new IllegalArgumentException("genkan.phone.countries names at least one country, such as JP");
        }
    }
}
