package genkan.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24,     192.0.2.255,          true",
        "192.0.2.0/24,     192.0.3.0,            false",
        "192.0.2.77/25,    192.0.2.1,            true",
        "192.0.2.0/23,     192.0.3.255,          true",
        "192.0.2.7,        192.0.2.7,            true",
        "192.0.2.7,        192.0.2.8,            false",
        "0.0.0.0/0,        203.0.113.9,          true",
        "255.0.0.0/8,      255.1.2.3,            true",
        "192.0.2.0/24,     ::ffff:192.0.2.9,     true",
        "2001:db8::/32,    2001:db8:ffff::1,     true",
        "2001:db8::/32,    2001:db9::1,          false",
        "::1,              0:0:0:0:0:0:0:1,      true",
        "fe80::/10,        fe80::1%eth0,         true",
        "::/0,             2001:db8::1,          true"
    })
    void containsWhatBeginsAsItDoes(String network, String address, boolean contained) {
        assertThat(Network.of(network).contains(Network.address(address).orElseThrow()))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource({"2001:db8::/32, 32.1.13.184", "2001:db8::/64, 32.1.13.184", "10.0.0.0/8, a00::1", "::/0, 192.0.2.1"})
    void containsNothingOfTheOtherKind(String network, String address) {
        assertThat(Network.of(network).contains(Network.address(address).orElseThrow()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "10.0.0",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/8/8",
                "10.0.0.0/eight",
                "::/129",
                "proxy.example",
                "localhost",
                "[::1]",
                "10.0.0.0 - 10.0.0.9"
            })
    void isNothingElse(String written) {
        assertThatThrownBy(() -> Network.of(written)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "_hidden",
                "12",
                "192.0.2.999",
                "192.0.2.1:443",
                "[2001:db8::1]",
                "::g",
                "a:b",
                "cafe"
            })
    void readsNothingButAnAddress(String written) {
        assertThat(Network.address(written)).isEmpty();
    }

    @Test
    void readsSpacesAroundAsNothing() {
        assertThat(Network.of(" 10.0.0.0/8 ")).isEqualTo(Network.of("10.0.0.0/8"));
    }
}
