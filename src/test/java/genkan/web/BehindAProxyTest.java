package genkan.web;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.Visitor;
import genkan.activity.SignInRecord;
import genkan.activity.SignInRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The tests are the proxy, on this machine; {@link HostileHostTest} is what happens without one. */
@RunningGenkan
@TestPropertySource(properties = "genkan.trusted-proxies=127.0.0.0/8, ::1")
class BehindAProxyTest {

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    SignInRecords records;

    @Test
    void theHistoryShowsTheMembersOwnAddress() throws Exception {
        var taro = residents.add();

        new Visitor(port)
                .with("X-Forwarded-For", "6.6.6.6, 203.0.113.7, 127.0.0.9")
                .signIn(taro);

        assertThat(addressIn(taro)).isEqualTo("203.0.113.7");
    }

    @Test
    void theHistoryShowsAnAddressOfTheNewKindToo() throws Exception {
        var taro = residents.add();

        new Visitor(port).with("X-Forwarded-For", "2001:db8::7").signIn(taro);

        assertThat(addressIn(taro)).isEqualTo("2001:db8::7");
    }

    @Test
    void nobodyIsTakenForWhoeverUsedTheConnectionBefore() throws Exception {
        new Visitor(port).with("X-Forwarded-For", "203.0.113.7").signIn(residents.add());
        var hanako = residents.add();

        new Visitor(port).signIn(hanako);

        assertThat(addressIn(hanako)).isIn("127.0.0.1", "::1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"unknown", "203.0.113.7; drop table member", "203.0.113.7:443", "localhost", ",,,", "%00", "<b>"
            })
    void anOddHeaderHarmsNobody(String header) throws Exception {
        var taro = residents.add();

        var answer = new Visitor(port).with("X-Forwarded-For", header).signIn(taro);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(addressIn(taro)).isIn("127.0.0.1", "::1");
    }

    @Test
    void aLongHeaderHarmsNobody() throws Exception {
        var taro = residents.add();

        var answer = new Visitor(port)
                .with("X-Forwarded-For", "6.6.6.6,".repeat(500) + "203.0.113.7")
                .signIn(taro);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(addressIn(taro)).isEqualTo("203.0.113.7");
    }

    @Test
    void noOtherHeaderNamesTheMember() throws Exception {
        var others =
                Forgeries.aboutTheVisitor().filter(forgery -> !forgery.getKey().equals("X-Forwarded-For"));
        for (var forgery : others.toList()) {
            var taro = residents.add();

            new Visitor(port).with(forgery.getKey(), forgery.getValue()).signIn(taro);

            assertThat(addressIn(taro)).as(forgery.toString()).isIn("127.0.0.1", "::1");
        }
    }

    @Test
    void noHeaderTakesThePlaceOfThePassword() throws Exception {
        for (var forgery : Forgeries.all()) {
            var visitor = new Visitor(port).with(forgery.getKey(), forgery.getValue());

            var answer = visitor.signIn(residents.add().userId(), "Not-Taros-Password-1");

            assertThat(answer.body()).as(forgery.toString()).contains("/help/codes/SS401");
            assertThat(visitor.get("/my-page").headers().firstValue("Location"))
                    .as(forgery.toString())
                    .hasValue("/sign-in?to=%2Fmy-page");
        }
    }

    @Test
    void whoWeAreIsStillWhatTheOperatorSays() throws Exception {
        var answer = new Visitor(port)
                .with("X-Forwarded-For", "203.0.113.7")
                .with("X-Forwarded-Proto", "https")
                .with("X-Forwarded-Host", "evil.example")
                .with("X-Forwarded-Port", "666")
                .get("/my-page");

        assertThat(answer.headers().firstValue("Location")).hasValue("/sign-in?to=%2Fmy-page");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.contains("; Secure") || cookie.contains("__Host-"));
    }

    private String addressIn(Resident member) {
        assertThat(records.newest(member.id(), null, false)).hasSize(1);
        return records.newest(member.id(), null, false).stream()
                .map(SignInRecord::address)
                .findFirst()
                .orElseThrow();
    }
}
