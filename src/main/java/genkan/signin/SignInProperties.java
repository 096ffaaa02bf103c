package genkan.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the sign-in page behaves.
 *
 * @param release a refusal leaves this long after it arrived, whatever the work took
 * @param releaseStep a refusal that took longer leaves at the next multiple of this after {@code release}
 * @param formAge a form older than this that lost its cookie was open for too long; a younger one met a browser that
 *     refuses cookies
 * @param atATime so many sign-ins are looked at at a time on browsers that nobody has signed in on, and four times as many
 *     on others; more are told "busy" before anything is looked at
 */
@ConfigurationProperties("genkan.sign-in")
record SignInProperties(
        @DefaultValue("300ms") Duration release,
        @DefaultValue("100ms") Duration releaseStep,
        @DefaultValue("30m") Duration formAge,
        @DefaultValue("60") int atATime) {}
