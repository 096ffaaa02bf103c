package genkan.sso.device;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.secret.Randomness;
import org.junit.jupiter.api.Test;

class UserCodeTest {

    @Test
    void isReadAsItIsWritten() {
        for (int each = 0; each < 1_000; each++) {
            var code = UserCode.anyOf(new Randomness());

            assertThat(code.written()).matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}");
            assertThat(UserCode.read(code.written())).contains(code);
        }
    }

    @Test
    void isReadHoweverAMemberTypesIt() {
        for (var typed : new String[] {"wdjb-mjht", "WDJB MJHT", "WDJBMJHT", "ｗｄｊｂ－ｍｊｈｔ", "　WDJBーMJHT "}) {
            assertThat(UserCode.read(typed)).as(typed).contains(new UserCode("WDJBMJHT"));
        }
    }

    @Test
    void isNothingElse() {
        for (var typed : new String[] {"", "WDJB-MJH", "WDJB-MJHTT", "WDJB-MJHA", "WDJB-MJH1", "<script>"}) {
            assertThat(UserCode.read(typed)).as(typed).isEmpty();
        }
    }
}
