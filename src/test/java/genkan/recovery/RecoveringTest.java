package genkan.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.TestLine;
import genkan.credential.RecoveryCodes;
import genkan.credential.RecoveryCodes.Kind;
import genkan.member.MemberId;
import genkan.member.MemberKind;
import genkan.member.MemberStatus;
import genkan.member.Members;
import genkan.phone.PhoneCheck;
import genkan.phone.PhoneNumber;
import genkan.phone.RegisteredPhones;
import genkan.recovery.Acts.Ending;
import genkan.recovery.Recoveries.Kept;
import genkan.recovery.Recovering.Beginning;
import genkan.recovery.Recovering.Visitor;
import genkan.recovery.Stage.Choosing;
import genkan.recovery.Stage.Ended;
import genkan.recovery.Stage.Proved;
import genkan.recovery.Stage.Proving;
import genkan.secret.BearerSecret;
import genkan.secret.Randomness;
import genkan.secret.Seal;
import genkan.session.KnownDevice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The way back, step by step, on a real database. */
@RunningGenkan
class RecoveringTest {

    private static final String NEW_PASSWORD = "Yoru-no-Ame-ga-Yamu-7";
    private static final Acts.Place HERE = new Acts.Place("192.0.2.7", "Chrome (Windows)", "mypage", "trace");

    @Autowired
    private Recovering recovering;

    @Autowired
    private Acts acts;

    @Autowired
    private Residents residents;

    @Autowired
    private Members members;

    @Autowired
    private RegisteredPhones phones;

    @Autowired
    private RecoveryCodes codes;

    @Autowired
    private Seal seal;

    @Autowired
    private TestLine line;

    @Autowired
    private TestClock clock;

    @Test
    void leadsAMemberBackByACallFromTheRegisteredTelephoneOnAKnownBrowser() {
        var taro = residents.add();
        var phone = registered(taro);
        var secret = begin(Purpose.PASSWORD, taro, known(taro));
        assertThat(stage(secret)).isInstanceOf(Proving.class);

        line.call(phone, dialled(secret));

        assertThat(stage(secret)).isInstanceOf(Proved.class);
        assertThat(setPassword(secret)).isInstanceOf(Ending.Set.class);
    }

    @Test
    void asksForASecondThingOnABrowserThatNobodyKnows() {
        var taro = residents.add();
        var phone = registered(taro);
        var secret = begin(Purpose.PASSWORD, taro);

        line.call(phone, dialled(secret));

        assertThat(stage(secret)).isInstanceOf(Proving.class);
        assertThat(setPassword(secret)).isInstanceOf(Ending.Over.class);
        recovering.mail(kept(secret));
        assertThat(recovering.typed(kept(secret), mailed(secret))).isTrue();
        assertThat(setPassword(secret)).isInstanceOf(Ending.Set.class);
    }

    @Test
    void doesNotTakeABrowserForKnownThatOnlyGotThroughAnAccessLimit() {
        var taro = residents.add();
        var phone = registered(taro);
        var secret = begin(Purpose.PASSWORD, taro, new KnownDevice(taro.id(), 1, clock.instant(), false));

        line.call(phone, dialled(secret));

        assertThat(stage(secret)).isInstanceOf(Proving.class);
    }

    @Test
    void setsOnePasswordForOneProof() {
        var taro = residents.add();
        var secret = proved(Purpose.PASSWORD, taro);
        var before = kept(secret);

        assertThat(setPassword(secret)).isInstanceOf(Ending.Set.class);

        assertThat(setPassword(secret)).isInstanceOf(Ending.Over.class);
        assertThat(setPassword(before)).as("a form from before").isInstanceOf(Ending.Over.class);
    }

    @Test
    void setsOnePasswordHoweverManyFormsComeAtOnce() throws Exception {
        var taro = residents.add();
        var kept = kept(proved(Purpose.PASSWORD, taro));

        var endings = atOnce(() -> setPassword(kept));

        assertThat(endings).filteredOn(Ending.Set.class::isInstance).hasSize(1);
    }

    @Test
    void takesOneCallOnceHoweverManyTabsWaitForIt() throws Exception {
        var taro = residents.add();
        var phone = registered(taro);
        var secret = begin(Purpose.USER_ID, taro);
        line.call(phone, dialled(secret));

        var stages = atOnce(() -> stage(secret));

        assertThat(stages).allMatch(Proved.class::isInstance);
        assertThat(atOnce(() -> acts.showUserId(kept(secret), HERE)))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
    }

    @Test
    void isOfNoUseForAnythingElse() {
        var taro = residents.add();
        var phone = registered(taro);
        var secret = begin(Purpose.USER_ID, taro, known(taro));
        line.call(phone, dialled(secret));

        assertThat(setPassword(secret)).isInstanceOf(Ending.Over.class);
        assertThat(acts.liftLimit(kept(secret), HERE, _ -> {
                    throw new AssertionError("nothing was proved for this");
                }))
                .isEmpty();
        assertThat(acts.showUserId(kept(secret), HERE)).isPresent();
    }

    @Test
    void neverProvesSomebodyWhoIsNotThere() {
        var claim = new Claim.ByUserId(Residents.unused());
        var secret = begin(Purpose.USER_ID, claim);

        line.call(TestLine.newMobile(), dialled(secret));
        recovering.mail(kept(secret));
        var code = mailed(secret);

        assertThat(recovering.typed(kept(secret), code))
                .as("even who reads our mind")
                .isTrue();
        assertThat(stage(secret)).isInstanceOf(Proving.class);
        assertThat(acts.showUserId(kept(secret), HERE)).isEmpty();
    }

    @Test
    void takesACorporateMemberForNobody() {
        var office = residents.with().kind(MemberKind.CORPORATE).add();
        var phone = registered(office);
        var secret = begin(Purpose.USER_ID, office);

        line.call(phone, dialled(secret));

        assertThat(stage(secret)).isInstanceOf(Proving.class);
    }

    @Test
    void takesNoCallFromAnotherTelephone() {
        var taro = residents.add();
        registered(taro);
        var hanakos = registered(residents.add());
        var secret = begin(Purpose.USER_ID, taro);

        line.call(hanakos, dialled(secret));

        assertThat(stage(secret)).isInstanceOf(Proving.class);
    }

    @Test
    void leavesOtherBrowsersThatWaitForTheSameMemberWhereTheyAre() {
        var taro = residents.add();
        var phone = registered(taro);
        var his = begin(Purpose.USER_ID, taro);
        var strangers = begin(Purpose.USER_ID, taro);

        line.call(phone, dialled(his));

        assertThat(stage(his)).isInstanceOf(Proved.class);
        assertThat(stage(strangers)).isInstanceOf(Proving.class);
    }

    @Test
    void letsThoseWhoShareATelephoneSayWhoTheyAre() {
        var taro = residents.add();
        var hanako = residents.add();
        var both = Recovery.begun(1, Purpose.USER_ID, "", List.of(taro.id(), hanako.id()), clock.instant())
                .shown(Proof.CALL, Set.of(taro.id(), hanako.id()), Policy.of("call"), clock.instant());

        assertThat(both.stage()).isInstanceOf(Choosing.class);
        assertThat(both.permit(Purpose.USER_ID, clock.instant())).isEmpty();
        assertThat(both.chosen(hanako.id(), Policy.of("call"), clock.instant())
                        .permit(Purpose.USER_ID, clock.instant()))
                .contains(hanako.id());
    }

    @Test
    void takesACodeThatTheMemberKept() {
        var taro = residents.add();
        var saved = codes.make(taro.id(), Kind.SAVED).written();
        var secret = begin(Purpose.PASSWORD, taro);

        assertThat(recovering.typed(kept(secret), saved.toLowerCase(Locale.ROOT).replace("-", " ")))
                .isTrue();

        assertThat(setPassword(secret)).isInstanceOf(Ending.Set.class);
        var again = begin(Purpose.PASSWORD, taro);
        assertThat(recovering.typed(kept(again), saved)).as("used up").isFalse();
    }

    @Test
    void endsAfterTooManyWrongCodes() {
        var taro = residents.add();
        var saved = codes.make(taro.id(), Kind.SAVED).written();
        var secret = begin(Purpose.PASSWORD, taro);

        IntStream.range(0, 5).forEach(guess -> recovering.typed(kept(secret), "0000-0000-0000-000" + guess));

        assertThat(stage(secret)).isInstanceOf(Ended.class);
        assertThat(recovering.typed(kept(secret), saved)).isFalse();
    }

    @Test
    void isOverTenMinutesAfterTheProof() {
        var taro = residents.add();
        var secret = proved(Purpose.PASSWORD, taro);

        clock.advance(Duration.ofMinutes(10));

        assertThat(setPassword(secret)).isInstanceOf(Ending.Over.class);
    }

    @Test
    void opensAMembershipThatWasLockedForSafetyAndNoneThatIsSuspended() {
        var locked = residents.with().status(MemberStatus.LOCKED).add();
        var suspended = residents.with().status(MemberStatus.SUSPENDED).add();

        assertThat(setPassword(proved(Purpose.PASSWORD, locked))).isEqualTo(new Ending.Set(locked.member(), true));
        assertThat(setPassword(proved(Purpose.PASSWORD, suspended)))
                .isEqualTo(new Ending.Set(suspended.member(), false));

        assertThat(members.find(locked.id()).orElseThrow().status()).isEqualTo(MemberStatus.ACTIVE);
    }

    @Test
    void ofAnotherBrowserIsNotFound() {
        var taro = residents.add();
        var secret = proved(Purpose.PASSWORD, taro);
        var forged = BearerSecret.newFor(secret.reference(), new Randomness());

        assertThat(recovering.now(forged)).isEmpty();
    }

    private BearerSecret proved(Purpose purpose, Resident member) {
        var secret = begin(purpose, member);
        assertThat(recovering.typed(
                        kept(secret), codes.make(member.id(), Kind.LETTER).written()))
                .isTrue();
        return secret;
    }

    private BearerSecret begin(Purpose purpose, Resident member, KnownDevice... known) {
        return begin(purpose, new Claim.ByUserId(member.member().userId()), known);
    }

    private BearerSecret begin(Purpose purpose, Claim claim, KnownDevice... known) {
        var beginning = recovering.begin(purpose, claim, new Visitor("192.0.2.7", "browser " + claim), List.of(known));
        return ((Beginning.Begun) beginning).secret();
    }

    private KnownDevice known(Resident member) {
        return new KnownDevice(member.id(), 1, clock.instant(), true);
    }

    private PhoneNumber registered(Resident member) {
        var phone = TestLine.newMobile();
        phones.register(member.id(), phone, clock.instant(), clock.instant());
        return phone;
    }

    private Kept kept(BearerSecret secret) {
        return recovering.now(secret).orElseThrow();
    }

    private Stage stage(BearerSecret secret) {
        return kept(secret).recovery().stage();
    }

    private String dialled(BearerSecret secret) {
        return recovering
                .waitedFor(kept(secret).recovery())
                .map(PhoneCheck::dialled)
                .orElseThrow()
                .e164();
    }

    /** The code as the member reads it in the mail. */
    private String mailed(BearerSecret secret) {
        var recovery = kept(secret).recovery();
        var candidate = recovery.candidates().getFirst();
        var name = "recovery " + recovery.id() + " " + candidate.member().reference();
        return new String(
                seal.open(name, Objects.requireNonNull(candidate.mailCode())).orElseThrow(), UTF_8);
    }

    private Ending setPassword(BearerSecret secret) {
        return setPassword(kept(secret));
    }

    private Ending setPassword(Kept kept) {
        return acts.setPassword(kept, NEW_PASSWORD, NEW_PASSWORD, HERE, (MemberId _) -> 1L);
    }

    private static <T> List<T> atOnce(Callable<T> deed) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 16).mapToObj(_ -> threads.submit(deed)).toList();
            var results = new ArrayList<T>();
            for (var one : all) {
                results.add(one.get());
            }
            return results;
        }
    }
}
