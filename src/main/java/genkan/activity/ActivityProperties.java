package genkan.activity;

import genkan.network.Network;
import java.time.Period;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the sign-in history keeps.
 *
 * @param keep how long a sign-in is kept, then erased; at most 12 months (domain 10)
 * @param shown how many of the newest a member sees
 * @param ownLines the provider's own networks, such as {@code 192.0.2.0/24}
 * @param domesticLines networks of the country; with none given, places are own line or unknown
 */
@ConfigurationProperties("genkan.activity")
record ActivityProperties(
        @DefaultValue("6m") Period keep,
        @DefaultValue("100") int shown,
        @DefaultValue List<Network> ownLines,
        @DefaultValue List<Network> domesticLines) {}
