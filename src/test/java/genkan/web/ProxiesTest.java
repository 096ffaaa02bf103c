package genkan.web;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.network.Network;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

    private static final Proxies NONE = new Proxies(List.of());
    private static final Proxies OURS = new Proxies(
            Stream.of("10.0.0.0/8", "2001:db8:f::/48").map(Network::of).toList());

    private static final String PROXY = "10.0.0.1";
    private static final String TARO = "203.0.113.7";

    @Test
    void areBelievedByNobodyWhoWasNotTold() {
        assertThat(NONE.visitor(PROXY, List.of(TARO))).isEqualTo(PROXY);
        assertThat(NONE.trust("127.0.0.1")).isFalse();
    }

    @Test
    void areNotWhoeverSendsTheirHeader() {
        assertThat(OURS.visitor("198.51.100.1", List.of(TARO))).isEqualTo("198.51.100.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7                              | 203.0.113.7",
                " 203.0.113.7                             | 203.0.113.7",
                "6.6.6.6, 203.0.113.7                     | 203.0.113.7",
                "6.6.6.6,203.0.113.7, 10.2.3.4,10.0.0.2   | 203.0.113.7",
                "<script>, 203.0.113.7                    | 203.0.113.7",
                "10.9.9.9, 203.0.113.7                    | 203.0.113.7",
                "2001:db8::7                              | 2001:db8:0:0:0:0:0:7",
                "2001:db8::7, 2001:db8:f::1               | 2001:db8:0:0:0:0:0:7",
                "::ffff:203.0.113.7                       | 203.0.113.7",
                "10.0.0.9, 10.0.0.8                       | 10.0.0.9"
            })
    void nameTheLastWhoIsNoneOfThem(String header, String visitor) {
        assertThat(OURS.visitor(PROXY, List.of(header))).isEqualTo(visitor);
        assertThat(OURS.visitor("2001:db8:f:0:0:0:0:9", List.of(header))).isEqualTo(visitor);
    }

    @Test
    void mayEachSendAHeaderOfTheirOwn() {
        assertThat(OURS.visitor(PROXY, List.of("6.6.6.6", TARO, "10.2.3.4"))).isEqualTo(TARO);
        assertThat(OURS.visitor(PROXY, List.of("6.6.6.6, " + TARO, "10.2.3.4, 10.0.0.2")))
                .isEqualTo(TARO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "unknown",
                "proxy.example",
                "203.0.113.7,",
                "203.0.113.7:50123",
                "203.0.113.999",
                "for=203.0.113.7",
                "203.0.113.7 10.0.0.1",
                "203.0.113.7, unknown, 10.2.3.4"
            })
    void saidNothingWhereNoAddressStands(String header) {
        assertThat(OURS.visitor(PROXY, List.of(header))).isEqualTo(PROXY);
    }

    @Test
    void saidNothingWithoutTheHeader() {
        assertThat(OURS.visitor(PROXY, List.of())).isEqualTo(PROXY);
    }

    @Test
    void areHeardHoweverMuchTheVisitorSaidBefore() {
        assertThat(OURS.visitor(PROXY, List.of("6.6.6.6,".repeat(100_000) + TARO)))
                .isEqualTo(TARO);
        assertThat(OURS.visitor(PROXY, List.of("1".repeat(1_000_000)))).isEqualTo(PROXY);
    }
}
