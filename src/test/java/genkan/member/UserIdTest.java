package genkan.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdTest {

    @Test
    void isWrittenAsNameAndSubdomain() {
        assertThat(new UserId("taro_s", "aa2").canonical()).isEqualTo("taro_s@aa2");
    }

    /** The pairs measured against NFKC and TR39, which leave i-l and o-0 apart; here both are one. */
    @ParameterizedTest
    @CsvSource({
        "i, l",
        "i, 1",
        "l, 1",
        "o, 0",
        "rn, m",
        "vv, w",
        "vw, wv",
        "rnrn, mm",
        "vvv, wv",
        "taroil, taroi1",
        "taroil, tarol1"
    })
    void hasOneSkeletonForNamesThatLookAlike(String name, String lookAlike) {
        assertThat(new UserId(name, "aa2").skeleton()).isEqualTo(new UserId(lookAlike, "aa2").skeleton());
    }

    @ParameterizedTest
    @CsvSource({
        "cl, d", "2, z", "5, s", "8, b", "6, b", "9, g", "q, g", "u, v", "-, _", "-, .", "r-n, m", "nr, m", "v, w",
        "rm, mm"
    })
    void hasSkeletonsOfItsOwnForNamesThatAreToldApart(String name, String other) {
        assertThat(new UserId(name, "aa2").skeleton()).isNotEqualTo(new UserId(other, "aa2").skeleton());
    }

    @Test
    void keepsTheSubdomainInItsSkeleton() {
        assertThat(new UserId("taroi1", "il1").skeleton()).isEqualTo("taroll@il1");
        assertThat(new UserId("kern_w0", "vv0").skeleton()).isEqualTo("kem_wo@vv0");
    }

    @ParameterizedTest
    @CsvSource({"taro_s, t****@aa2", "t, t****@aa2", "takeshi.yamada.1958, t****@aa2"})
    void isMaskedWithoutGivingTheLengthAway(String name, String masked) {
        assertThat(new UserId(name, "aa2").masked()).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Taro", "taro s", "taro|", "taro@aa2", "ｔaro", "taro\n"})
    void hasNoNameThatIsNotCanonical(String name) {
        assertThatThrownBy(() -> new UserId(name, "aa2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A User ID is made of a name and a sub-domain in canonical spelling.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AA2", "a_2", "aa2.hinata", "aa2\n"})
    void hasNoSubdomainThatIsNotCanonical(String subdomain) {
        assertThatThrownBy(() -> new UserId("taro_s", subdomain)).isInstanceOf(IllegalArgumentException.class);
    }
}
