package genkan.signing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a key signs, and how long it is known before and after.
 *
 * @param rotateEvery how long a key signs
 * @param publishAhead how long services know a key before it signs, longer than they remember the list of keys
 * @param keepPublished how long services still accept what a key has signed, longer than any token or session lives
 * @param pureJava never load native code
 */
@ConfigurationProperties("genkan.signing")
record SigningProperties(
        @DefaultValue("90d") Duration rotateEvery,
        @DefaultValue("1d") Duration publishAhead,
        @DefaultValue("8d") Duration keepPublished,
        @DefaultValue("false") boolean pureJava) {

    SigningProperties {
        if (publishAhead.isNegative() || keepPublished.isNegative()) {
            throw new IllegalArgumentException(
                    "genkan.signing.publish-ahead and genkan.signing.keep-published cannot be negative");
        }
        if (rotateEvery.compareTo(publishAhead) <= 0) {
            throw new IllegalArgumentException("genkan.signing.rotate-every must be longer than publish-ahead");
        }
    }
}
