package genkan.sample;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.PlainBrowser;
import genkan.RunningGenkan;
import genkan.member.Members;
import genkan.member.UserId;
import genkan.member.UserIds;
import genkan.phone.Asker;
import genkan.phone.Opening;
import genkan.phone.PhoneCheck;
import genkan.phone.PhoneCheck.State;
import genkan.phone.PhoneChecks;
import genkan.phone.PhoneNumbers;
import genkan.phone.RegisteredPhones;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;

@RunningGenkan
class SamplePhoneTest {

    private static final String FORM = "form[action=/sample/phone]";

    @Autowired
    private PhoneChecks checks;

    @Autowired
    private RegisteredPhones phones;

    @Autowired
    private PhoneNumbers numbers;

    @Autowired
    private Members members;

    @Autowired
    private UserIds userIds;

    @LocalServerPort
    private int port;

    @Test
    void callsFromAMembersTelephone() {
        var check = open("mei@cc4");
        var browser = new PlainBrowser(port).speaking("en");
        browser.open("/sample/phone");
        assertThat(browser.page().select("option").eachText())
                .anyMatch(line -> line.contains(numbers.national(check.dialled())) && line.contains("awaited"));

        browser.submit(FORM, Map.of("from", "090-1234-5607", "to", numbers.national(check.dialled())));

        assertThat(browser.page().text()).contains("The call was turned down");
        assertThat(checks.find(check.id()).orElseThrow().state()).isInstanceOf(State.Confirmed.class);
    }

    @Test
    void callsFromNobodyWhenTheNumberIsNone() {
        var check = open("paused@cc4");
        var browser = new PlainBrowser(port);
        browser.open("/sample/phone");

        browser.submit(FORM, Map.of("from", "other", "number", "110", "to", numbers.national(check.dialled())));

        assertThat(browser.page().text()).contains("電話番号として読み取れない");
        assertThat(checks.find(check.id()).orElseThrow().state()).isInstanceOf(State.Waiting.class);
    }

    @Test
    void isThereOnlyToTryGenkanOut() {
        assertThatItExists(true, "genkan.sample.load=auto");
        assertThatItExists(true, "genkan.sample.load=on");
        assertThatItExists(false, "genkan.sample.load=off");
        assertThatItExists(false, "genkan.sample.load=on", "genkan.db.url=postgresql://db.example/genkan");
    }

    @Test
    void comesWithMembersWhoCanBeFound() {
        var taro = members.find(userIds.find(UserId.ofCanonical("taro_s@aa2"))
                        .orElseThrow()
                        .member())
                .orElseThrow();

        assertThat(members.byKanaAndBirthDate("ひなた　たろう", LocalDate.of(1974, 4, 12)))
                .containsExactly(taro);
        assertThat(members.byKanaAndBirthDate("ﾋﾅﾀ ﾀﾛｳ", LocalDate.of(1974, 4, 12)))
                .containsExactly(taro);
        assertThat(members.byKanaAndBirthDate("ヒナタタロウ", LocalDate.of(1974, 4, 13)))
                .isEmpty();
        assertThat(members.byContactMail(" MAIL.Taro_S.aa2@mail.example ")).containsExactly(taro);
        assertThat(members.byContactMail("nobody@mail.example")).isEmpty();
        assertThat(phones.of(taro.id()))
                .extracting(phone -> numbers.national(phone.number()))
                .containsExactlyInAnyOrder("090-1234-5601", "03-1000-0001");
        assertThat(phones.holders(numbers.read("03-1000-0001").orElseThrow())).hasSize(3);
    }

    @Import({Found.class})
    private static final class Looked {}

    @Conditional(TryingOut.class)
    private static final class Found {}

    private static void assertThatItExists(boolean exists, String... settings) {
        new ApplicationContextRunner()
                .withPropertyValues(settings)
                .withUserConfiguration(Looked.class)
                .run(context ->
                        assertThat(context.getBeanNamesForType(Found.class)).hasSize(exists ? 1 : 0));
    }

    private PhoneCheck open(String userId) {
        var member = userIds.find(UserId.ofCanonical(userId)).orElseThrow().member();
        return ((Opening.Opened) checks.open(Set.of(member), new Asker(userId, userId, userId))).check();
    }
}
