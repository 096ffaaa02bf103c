package genkan.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInRecordTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            192.0.2.77                              | 192.0.2.*
            10.0.0.1                                | 10.0.0.*
            2001:db8:1:2:3:4:5:6                    | 2001:db8:1:*
            2001:0db8:0001:0002:0003:0004:0005:0006 | 2001:db8:1:*
            2001:db8::7                             | 2001:db8:0:*
            2400:4050::5:6:7                        | 2400:4050:0:*
            2400::5:6:7                             | 2400:0:0:*
            fe80::1:2:3:4                           | fe80:0:0:*
            ::1                                     | 0:0:0:*
            0:0:0:0:0:0:0:1                         | 0:0:0:*
            ::ffff:192.0.2.77                       | 192.0.2.*
            """)
    void showsTheNetworkAndNeverTheWholeAddress(String address, String network) {
        assertThat(Records.from(address, Instant.EPOCH).network()).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource({"fe80::1%eth0, fe80::1", "fe80::1%2, fe80::1", "192.0.2.1, 192.0.2.1"})
    void leavesOutByWhichOfOurCablesItCame(String address, String kept) {
        assertThat(Records.from(address, Instant.EPOCH).address()).isEqualTo(kept);
    }
}
