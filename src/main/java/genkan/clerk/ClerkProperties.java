package genkan.clerk;

import genkan.gate.Allowance;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often anybody may try to sign in as one of the provider's people.
 *
 * @param perName for one name, wherever the tries come from
 * @param perAddress from one address, whatever the names are
 */
@ConfigurationProperties("genkan.clerk")
record ClerkProperties(
        @DefaultValue("10/3m") Allowance perName,
        @DefaultValue("30/1m") Allowance perAddress) {}
