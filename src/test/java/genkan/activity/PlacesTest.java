package genkan.activity;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.network.Network;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {

    private static final List<String> OWN = List.of("203.0.113.0/24", "2001:db8:1::/48");
    private static final List<String> DOMESTIC = List.of("198.51.100.0/24");

    @ParameterizedTest
    @CsvSource({
        "203.0.113.8, OWN_LINE",
        "2001:db8:1:2::3, OWN_LINE",
        "198.51.100.23, DOMESTIC",
        "192.0.2.77, ABROAD",
        "32.1.13.184, ABROAD",
        "cb00:7100::1, ABROAD",
        "2001:db8:2::1, ABROAD"
    })
    void areToldByTheOperatorsNetworks(String address, Place place) {
        assertThat(places(OWN, DOMESTIC).of(address)).isEqualTo(place);
    }

    @Test
    void areUnknownRatherThanAbroadWhereTheCountrysNetworksAreNotGiven() {
        assertThat(places(OWN, List.of()).of("192.0.2.77")).isEqualTo(Place.UNKNOWN);
        assertThat(places(List.of(), List.of()).of("203.0.113.8")).isEqualTo(Place.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"fe80::1%eth0", "::1", "0:0:0:0:0:0:0:1"})
    void takeAnyAddressThatAConnectionHas(String address) {
        assertThat(places(OWN, DOMESTIC).of(address)).isEqualTo(Place.ABROAD);
    }

    private static List<Network> networks(List<String> written) {
        return written.stream().map(Network::of).toList();
    }

    private static Places places(List<String> own, List<String> domestic) {
        return new Places(new ActivityProperties(Period.ofMonths(6), 100, networks(own), networks(domestic)));
    }
}
