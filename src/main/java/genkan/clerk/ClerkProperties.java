package genkan.clerk;

import genkan.gate.Allowance;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often anybody may try to sign in as one of the provider's people.
 *
 * @param perName for one name, wherever the tries come from: {@code 10/3m} is ten at once and one more every three minutes
 * @param perAddress from one address, whatever the names are
 */
@ConfigurationProperties("genkan.clerk")
record ClerkProperties(
        @DefaultValue("10/3m") String perName,
        @DefaultValue("30/1m") String perAddress) {

    // A slip in them stops the start, not the first clerk of the morning.
    ClerkProperties {
        Allowance.of(perName);
        Allowance.of(perAddress);
    }

    Allowance forName() {
        return Allowance.of(perName);
    }

    Allowance forAddress() {
        return Allowance.of(perAddress);
    }
}
