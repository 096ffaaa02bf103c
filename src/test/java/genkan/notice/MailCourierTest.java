package genkan.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import genkan.LetterBox;
import genkan.Residents;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.member.MemberId;
import genkan.outbox.Parcel;
import genkan.outbox.Undeliverable;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Letters on their way out of the outbox. */
@RunningGenkan
class MailCourierTest {

    @LocalServerPort
    int port;

    @Autowired
    MailCourier courier;

    @Autowired
    SealedLetters letters;

    @Autowired
    Residents residents;

    @Autowired
    TestClock clock;

    @Test
    void bringsALetterToItsAddress() throws Exception {
        var taro = residents.add().id();
        var address = "of-" + taro.reference() + "@second.example";

        courier.deliver(parcel(taro, address, letter(Kind.MAIL_CODE)));

        assertThat(new LetterBox(port).lines(address, "確認コード 482913")).contains("482913");
    }

    @Test
    void bringsNobodyAnything() {
        assertThatCode(() -> courier.deliver(parcel(MemberId.NOBODY, Notices.NOWHERE, letter(Kind.MAIL_CODE))))
                .doesNotThrowAnyException();
    }

    @Test
    void doesNotBringACodeThatIsNoLongerGood() throws Exception {
        var taro = residents.add().id();
        var address = "of-" + taro.reference() + "@second.example";
        var code = parcel(taro, address, letter(Kind.MAIL_CODE));
        var notice = parcel(taro, address, letter(Kind.PASSWORD_SET));

        clock.advance(MailCourier.CODES_KEPT.plusSeconds(1));

        assertThatThrownBy(() -> courier.deliver(code)).isInstanceOf(Undeliverable.class);
        courier.deliver(notice);

        clock.advance(Duration.ofDays(7));
        assertThatThrownBy(() -> courier.deliver(notice)).isInstanceOf(Undeliverable.class);
    }

    @Test
    void doesNotOpenALetterThatWasMovedToAnotherAddress() {
        var taro = residents.add().id();
        var sealed = letters.seal(taro, "taro@mail.example", letter(Kind.MAIL_CODE));

        assertThatThrownBy(() -> courier.deliver(new Parcel(7, taro, "thief@mail.example", sealed, 0, clock.instant())))
                .isInstanceOf(Undeliverable.class)
                .hasMessageNotContaining("482913");
    }

    private Parcel parcel(MemberId member, String address, Letter letter) {
        return new Parcel(7, member, address, letters.seal(member, address, letter), 0, clock.instant());
    }

    private Letter letter(Kind kind) {
        var facts = kind == Kind.MAIL_CODE ? Map.of("code", "482913") : Map.<String, String>of();
        return new Letter(kind, facts, "試験 太郎", clock.instant(), null);
    }
}
