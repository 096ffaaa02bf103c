package genkan.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a sign-in lasts (63B-4 AAL1: at most 30 days in all).
 *
 * @param idle without any page being opened
 * @param longest in all, however busy
 * @param deviceIdle how long a browser is remembered after its last sign-in
 * @param devices how many browsers are remembered for one member; the one unused for longest gives way
 */
@ConfigurationProperties("genkan.session")
record SessionProperties(
        @DefaultValue("12h") Duration idle,
        @DefaultValue("7d") Duration longest,
        @DefaultValue("180d") Duration deviceIdle,
        @DefaultValue("10") int devices) {}
