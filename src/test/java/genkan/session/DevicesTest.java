package genkan.session;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.secret.BearerSecret;
import genkan.session.Devices.Marked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunningGenkan
class DevicesTest {

    private static final String LABEL = "Chrome (Windows)";

    @Autowired
    Devices devices;

    @Autowired
    SessionProperties lasting;

    @Autowired
    Residents residents;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    private Resident taro;

    @BeforeEach
    void taroIsAMember() {
        taro = residents.add();
        clock.stop();
    }

    @Test
    void recognisesABrowserByItsMark() {
        var marked = devices.add(taro.id(), LABEL);

        assertThat(devices.find(marked.mark()))
                .contains(new KnownDevice(taro.id(), marked.deviceId(), clock.instant(), true));
    }

    @Test
    void keepsNoMarkThatCouldBeCopied() {
        var mark = devices.add(taro.id(), LABEL).mark().written();

        var bytes = Base64.getUrlDecoder().decode(mark.split("\\.", -1)[2]);
        assertThat(db.sql("select d::text from device d where member_id = :member")
                        .param("member", taro.id().value())
                        .query(String.class)
                        .single())
                .doesNotContain(HexFormat.of().formatHex(bytes))
                .doesNotContain(mark);
    }

    @Test
    void takesNoMembersMarkForAnothers() {
        var hanako = residents.add();
        var mark = devices.add(taro.id(), LABEL).mark().written();

        var asHanakos = mark.replace(taro.id().reference(), hanako.id().reference());

        assertThat(BearerSecret.read(asHanakos).flatMap(devices::find)).isEmpty();
    }

    @Test
    void givesABrowserANewMarkAtEachSignInAndForgetsTheOld() {
        var first = devices.add(taro.id(), LABEL);
        clock.advance(Duration.ofDays(3));

        var second = devices.renew(devices.find(first.mark()).orElseThrow(), "Edge (Windows)");

        assertThat(second.deviceId()).isEqualTo(first.deviceId());
        assertThat(devices.find(first.mark())).isEmpty();
        assertThat(devices.find(second.mark()))
                .contains(new KnownDevice(taro.id(), first.deviceId(), clock.instant(), true));
    }

    @Test
    void remembersTenBrowsersAndForgetsTheOneUnusedForLongest() {
        var marked = new ArrayList<Marked>();
        for (int browser = 0; browser < lasting.devices(); browser++) {
            marked.add(devices.add(taro.id(), LABEL));
            clock.advance(Duration.ofMinutes(1));
        }
        var first = marked.getFirst();
        var second = marked.get(1);
        var renewed = devices.renew(devices.find(first.mark()).orElseThrow(), LABEL);
        clock.advance(Duration.ofMinutes(1));

        var eleventh = devices.add(taro.id(), LABEL);

        assertThat(devices.find(eleventh.mark())).isPresent();
        assertThat(devices.find(renewed.mark())).isPresent();
        assertThat(devices.find(second.mark())).isEmpty();
        assertThat(db.sql("select count(*) from device where member_id = :member")
                        .param("member", taro.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(10);
    }

    @Test
    void takesAForgottenBrowserForAStranger() {
        var mine = devices.add(taro.id(), LABEL);
        var somebodys = devices.add(taro.id(), LABEL);

        devices.forget(taro.id(), somebodys.deviceId());

        assertThat(devices.find(somebodys.mark())).isEmpty();
        assertThat(devices.find(mine.mark())).isPresent();
    }

    @Test
    void takesABrowserThatWasAwayForHalfAYearForAStranger() {
        var marked = devices.add(taro.id(), LABEL);

        clock.advance(lasting.deviceIdle());

        assertThat(devices.find(marked.mark())).isEmpty();
    }
}
