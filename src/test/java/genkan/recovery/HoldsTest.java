package genkan.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.PlainBrowser;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.credential.RecoveryCodes;
import genkan.credential.RecoveryCodes.Kind;
import genkan.member.UserIds;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** After a telephone call alone has set a new password. */
@RunningGenkan
class HoldsTest {

    private static final String FORM = "#setting-form";

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    Holds holds;

    @Autowired
    UserIds userIds;

    @Autowired
    RecoveryCodes codes;

    @Autowired
    TestClock clock;

    private Resident taro;
    private PlainBrowser visitor;

    @BeforeEach
    void taroIsSignedIn() {
        taro = residents.add();
        visitor = new PlainBrowser(port).open("/sign-in").signIn(taro.userId(), taro.password());
    }

    @Test
    void theUserIdIsNotChanged() {
        var wanted = Residents.unused();
        visitor.open("/my-page/user-id");
        var form = PlainBrowser.fields(visitor.page().expectFirst(FORM), Map.of("new-name", wanted.name()));

        holds.begin(taro.id());

        assertThat(visitor.post("/my-page/user-id", form).codes()).containsExactly("RG403");
        form.put("confirmed", "yes");
        form.put("current-password", taro.password());
        assertThat(visitor.post("/my-page/user-id", form).codes()).containsExactly("RG403");
        assertThat(userIds.taken(wanted)).isFalse();
    }

    @Test
    void noRecoveryCodeIsMade() {
        visitor.open("/my-page/recovery-code");
        var form = PlainBrowser.fields(visitor.page().expectFirst(FORM), Map.of());

        holds.begin(taro.id());

        assertThat(visitor.post("/my-page/recovery-code", form).codes()).containsExactly("RG403");
        assertThat(codes.madeAt(taro.id(), Kind.SAVED)).isEmpty();
    }

    @Test
    void noPasskeyIsAdded() {
        visitor.open("/my-page/passkey");
        var form = PlainBrowser.fields(visitor.page().expectFirst("#passkey-form"), Map.of());

        holds.begin(taro.id());

        assertThat(visitor.open("/my-page/passkey?to=/my-page/profile").codes()).containsExactly("RG403");
        assertThat(visitor.page().select("#passkey-form, #add-passkey")).isEmpty();
        assertThat(visitor.page().select("#later[href=/my-page/profile]")).hasSize(1);
        assertThat(visitor.post("/my-page/passkey/options", form).status()).isEqualTo(403);
        assertThat(visitor.post("/my-page/passkey", form).codes()).containsExactly("RG403");
    }

    @Test
    void theMemberIsToldBeforeAnythingIsTyped() {
        assertThat(visitor.open("/my-page").page().select("#held")).isEmpty();

        holds.begin(taro.id());

        assertThat(visitor.open("/my-page").page().select("#held a[href=/help/codes/RG403]"))
                .hasSize(1);
        for (var page : new String[] {"/my-page/user-id", "/my-page/recovery-code"}) {
            visitor.open(page);
            assertThat(visitor.codes()).containsExactly("RG403");
            assertThat(visitor.status()).isEqualTo(200);
            assertThat(visitor.page().select("#refusal").text()).contains("年");
            assertThat(visitor.page().select(FORM)).as(page).isEmpty();
        }
    }

    @Test
    void noPasskeyIsOfferedToWhoeverIsBack() {
        assertThat(visitor.open("/recovery/done").page().select("#passkey-offer"))
                .hasSize(1);

        holds.begin(taro.id());

        assertThat(visitor.open("/recovery/done").page().select("#passkey-offer"))
                .isEmpty();
        assertThat(visitor.page().select("#go-on")).hasSize(1);
    }

    @Test
    void thePasswordCanBeChanged() {
        holds.begin(taro.id());

        visitor.open("/my-page/password")
                .submit(
                        FORM,
                        Map.of(
                                "current-password",
                                taro.password(),
                                "new-password",
                                "engawa de ocha wo nomu",
                                "new-password-again",
                                "engawa de ocha wo nomu"));

        assertThat(visitor.path()).isEqualTo("/my-page");
    }

    @Test
    void endsByItselfAndIsNeverShortened() {
        clock.stop();
        var began = clock.instant();
        holds.begin(taro.id());
        assertThat(holds.until(taro.id())).contains(began.plus(Duration.ofDays(3)));
        clock.advance(Duration.ofHours(-1));
        holds.begin(taro.id());
        assertThat(holds.until(taro.id())).contains(began.plus(Duration.ofDays(3)));

        clock.stopAt(began.plus(Duration.ofDays(3)));

        assertThat(holds.until(taro.id())).isEmpty();
        assertThat(holds.refusal(taro.id())).isEmpty();
        assertThat(holds.sweep()).isPositive();
    }

    @Test
    void holdsNobodyElse() {
        holds.begin(taro.id());

        assertThat(holds.until(residents.add().id())).isEmpty();
    }
}
