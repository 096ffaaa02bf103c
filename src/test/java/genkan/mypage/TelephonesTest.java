package genkan.mypage;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import genkan.PlainBrowser;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.TestLine;
import genkan.member.MemberStatus;
import genkan.member.Members;
import genkan.notice.MembershipLocked;
import genkan.phone.Asker;
import genkan.phone.PhoneChecks;
import genkan.phone.PhoneNumber;
import genkan.phone.PhoneNumbers;
import genkan.phone.RegisteredPhone;
import genkan.phone.RegisteredPhones;
import genkan.recovery.LockEnded;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Taro has a new telephone. */
@RunningGenkan
class TelephonesTest {

    private static final String LIST = "/my-page/telephones";
    private static final String CALL = "/my-page/telephones/call";
    private static final String FORM = "#setting-form";
    private static final Duration HOLD = Duration.ofDays(3);

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    RegisteredPhones phones;

    @Autowired
    PhoneNumbers numbers;

    @Autowired
    PhoneChecks checks;

    @Autowired
    Members members;

    @Autowired
    TelephoneChanges changes;

    @Autowired
    TestLine line;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    ApplicationEventPublisher events;

    private Resident taro;
    private PhoneNumber old;
    private PhoneNumber next;
    private PlainBrowser visitor;

    @BeforeEach
    void taroIsSignedIn() {
        taro = residents.add();
        old = TestLine.newMobile();
        next = TestLine.newMobile();
        var since = clock.instant().minus(Duration.ofDays(30));
        phones.register(taro.id(), old, since, since);
        visitor = new PlainBrowser(port).open("/sign-in").signIn(taro.userId(), taro.password());
    }

    @Test
    void isReachedFromMyPageTheRegisteredInformationAndTheMenu() {
        var link = "a[href=/my-page/telephones]";

        assertThat(visitor.open("/my-page").page().select("main " + link)).hasSize(1);
        visitor.open("/my-page/profile");
        assertThat(visitor.page().select("main " + link)).hasSize(1);
        assertThat(visitor.page().select(".menu " + link)).hasSize(1);
    }

    @Test
    void showsTelephonesInPart() {
        visitor.open(LIST);

        assertThat(headings()).containsExactly(numbers.masked(old));
        assertThat(numbers.masked(old)).matches("090-\\*{4}-\\d{4}");
        assertThat(visitor.body()).doesNotContain(old.e164(), numbers.national(old));
        assertThat(visitor.page().select(".telephone").text()).contains("携帯電話").doesNotContain("使えません");
    }

    @Test
    void isRegisteredByACallFromItAndCountsAfterThreeDays() {
        clock.stop();
        add(next);
        assertThat(visitor.path()).isEqualTo(CALL);
        assertThat(visitor.page().expectFirst("#new-telephone").text()).isEqualTo(numbers.national(next));

        line.call(next, dialled());
        visitor.open(CALL);

        assertThat(visitor.path()).isEqualTo(LIST);
        assertThat(visitor.page().select(".told").text()).contains("登録しました");
        assertThat(headings()).containsExactlyInAnyOrder(numbers.masked(old), numbers.masked(next));
        assertThat(visitor.page().select(".telephone .not-yet")).hasSize(1);
        assertThat(registered(next).activeFrom()).isEqualTo(clock.instant().plus(HOLD));
        assertThat(registered(next).verifiedAt()).isEqualTo(clock.instant());
        assertThat(phones.holders(next)).isEmpty();
        assertThat(phones.holders(old)).containsExactly(taro.id());
        assertThat(told("TELEPHONE_ADDED")).isEqualTo(1);
    }

    @Test
    void isNotRegisteredByACallFromAnyOther() {
        add(next);

        line.call(old, dialled());
        line.call(TestLine.newMobile(), dialled());
        visitor.open(CALL);

        assertThat(visitor.path()).isEqualTo(CALL);
        assertThat(phones.of(taro.id())).hasSize(1);
    }

    @Test
    void isRegisteredOnceHoweverManyLook() throws Exception {
        add(next);
        line.call(next, dialled());
        var cookies = visitor.cookies();

        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Object> look = () -> {
                var tab = new PlainBrowser(port);
                tab.cookies().putAll(cookies);
                return tab.open(CALL).status();
            };
            for (var looked : threads.invokeAll(List.of(look, look, look, look))) {
                assertThat(looked.get()).isEqualTo(200);
            }
        }

        assertThat(phones.of(taro.id())).hasSize(2);
        assertThat(told("TELEPHONE_ADDED")).isEqualTo(1);
    }

    @Test
    void belongsToTheSessionThatBeganIt() {
        add(next);
        line.call(next, dialled());
        var elsewhere = new PlainBrowser(port).open("/sign-in").signIn(taro.userId(), taro.password());

        assertThat(elsewhere.open(CALL).path()).isEqualTo(LIST);
        assertThat(elsewhere.open(LIST).page().select(".telephone")).hasSize(1);
        assertThat(phones.of(taro.id())).hasSize(1);
        assertThat(visitor.open(CALL).path()).isEqualTo(LIST);
        assertThat(phones.of(taro.id())).hasSize(2);
    }

    @Test
    void isTheLatestOneThatWasBegun() {
        add(next);
        var first = dialled();
        var elsewhere = new PlainBrowser(port).open("/sign-in").signIn(taro.userId(), taro.password());
        var other = TestLine.newMobile();
        elsewhere.open(LIST).submit(FORM, Map.of("number", other.e164()));

        line.call(next, first);

        assertThat(visitor.open(CALL).path()).isEqualTo(LIST);
        assertThat(phones.of(taro.id())).hasSize(1);
    }

    @Test
    void isOverAfterAQuarterOfAnHour() {
        add(next);
        clock.advance(Duration.ofMinutes(2));
        line.call(next, dialled());
        clock.advance(Duration.ofMinutes(9));
        assertThat(changes.sweep()).isZero();
        clock.advance(Duration.ofMinutes(4));

        assertThat(visitor.open(CALL).path()).isEqualTo(LIST);
        assertThat(phones.of(taro.id())).hasSize(1);
        assertThat(changes.sweep()).isPositive();
    }

    @Test
    void asksForThePasswordWhenTheSignInIsTooLongAgo() {
        visitor.open(LIST);
        clock.advance(Duration.ofMinutes(5));
        add(next);
        assertThat(visitor.codes()).startsWith("SS400-B");
        assertThat(visitor.page().select("#number").val()).isEqualTo(next.e164());

        visitor.submit(FORM, Map.of("current-password", "a guess"));
        assertThat(visitor.codes()).startsWith("SS401");
        assertThat(visitor.open(CALL).path()).isEqualTo(LIST);
        visitor.submit(FORM, Map.of("number", next.e164(), "current-password", taro.password()));

        assertThat(visitor.path()).isEqualTo(CALL);
    }

    /** Somebody at an open session could else try what stands behind the asterisks. */
    @Test
    void doesNotTellWhichNumbersAreRegisteredBeforeTheProof() {
        clock.advance(Duration.ofMinutes(5));

        add(old);

        assertThat(visitor.codes()).containsExactly("SS400-B");
    }

    @Test
    void isNotRegisteredTwice() {
        add(old);

        assertThat(visitor.codes()).containsExactly("PV422");
        assertThat(visitor.page().select("#refusal").text()).contains("すでに登録されています");
    }

    @Test
    void isOneOfFiveAtMost() {
        for (int i = 0; i < 4; i++) {
            phones.register(taro.id(), TestLine.newMobile(), clock.instant(), clock.instant());
        }

        add(next);

        assertThat(visitor.codes()).containsExactly("PV422");
        assertThat(visitor.page().select("#refusal").text()).contains("5件まで");
    }

    @ParameterizedTest
    @CsvSource({
        "'', SS400-B, 入力してください",
        "みかん, PV422, 読み取れません",
        "090-12, PV422, 読み取れません",
        "0120-123-456, PV422, 登録できません",
        "050-3456-7890, PV422, 登録できません",
        "+1 650-253-0000, PV422, 登録できません"
    })
    void isReadAndKeptWhenItIsNone(String typed, String code, String told) {
        visitor.open(LIST).submit(FORM, Map.of("number", typed));

        assertThat(visitor.codes()).containsExactly(code);
        assertThat(visitor.page().select("#refusal").text()).contains(told);
        assertThat(visitor.page().select("#number").val()).isEqualTo(typed);
        assertThat(visitor.page().select("#number").attr("aria-invalid")).isEqualTo("true");
        assertThat(visitor.open(CALL).path()).isEqualTo(LIST);
    }

    @Test
    void isReadHoweverItIsWritten() {
        var digits = next.e164()
                .replace("+81", "0")
                .chars()
                .mapToObj(digit -> String.valueOf((char) (digit - '0' + '０')))
                .reduce("", String::concat);
        visitor.open(LIST).submit(FORM, Map.of("number", " １８６ " + digits));

        assertThat(visitor.page().expectFirst("#new-telephone").text()).isEqualTo(numbers.national(next));
    }

    @Test
    void isWaitedForAnewWhenTheCallCameTooLate() {
        add(next);
        var late = dialled();
        clock.advance(Duration.ofMinutes(4));
        line.call(next, late);
        assertThat(visitor.open(CALL).codes()).containsExactly("PV408");
        assertThat(visitor.page().select("#refusal").text()).contains("追加する電話");

        visitor.submit("#call-form", Map.of());
        assertThat(visitor.path()).isEqualTo(CALL);
        line.call(next, dialled());

        assertThat(visitor.open(CALL).path()).isEqualTo(LIST);
        assertThat(phones.of(taro.id())).hasSize(2);
    }

    @Test
    void isToldThatTheNumberWasHidden() {
        clock.advance(Duration.ofMinutes(14));
        visitor = new PlainBrowser(port).open("/sign-in").signIn(taro.userId(), taro.password());
        add(next);

        line.callWithoutNumber(dialled());

        assertThat(visitor.open(CALL).codes()).containsExactly("PV412");
        assertThat(visitor.page().select("#dial").attr("href")).startsWith("tel:186");
    }

    @Test
    void isStoppedWhenSomebodyElseNeedsTheSameTelephone() {
        add(next);
        for (int i = 0; i < 6; i++) {
            var other = residents.add();
            phones.register(other.id(), next, clock.instant(), clock.instant());
            checks.open(Set.of(other.id()), new Asker(other.userId(), other.userId(), "network"));
        }

        assertThat(visitor.open(CALL).codes()).containsExactly("PV409");
        assertThat(visitor.page().select("#call-form")).hasSize(1);
    }

    @Test
    void isWaitedForOnlySoOften() {
        add(next);
        for (int i = 0; i < 5; i++) {
            visitor.post(CALL, PlainBrowser.fields(visitor.page().expectFirst("#leave-form"), Map.of()));
        }

        assertThat(visitor.codes().getFirst()).isEqualTo("PV429");
        assertThat(visitor.status()).isEqualTo(429);
    }

    @Test
    void isNotAddedAfterLeaving() {
        add(next);
        var number = dialled();
        visitor.submit("#leave-form", Map.of());
        assertThat(visitor.path()).isEqualTo(LIST);

        line.call(next, number);

        assertThat(visitor.open(CALL).path()).isEqualTo(LIST);
        assertThat(phones.of(taro.id())).hasSize(1);
    }

    @Test
    void isNeitherAddedNorRemovedDuringTheHold() {
        add(next);
        line.call(next, dialled());
        var form = PlainBrowser.fields(visitor.open(removal(old)).page().expectFirst(FORM), Map.of());

        hold();

        assertThat(visitor.open(CALL).path()).isEqualTo(LIST);
        assertThat(visitor.codes()).containsExactly("RG403");
        assertThat(visitor.page().select(FORM)).isEmpty();
        assertThat(visitor.post(LIST, Map.of("number", next.e164(), "_csrf", form.get("_csrf")))
                        .codes())
                .containsExactly("RG403");
        assertThat(visitor.post(LIST + "/remove", form).codes()).containsExactly("RG403");
        assertThat(phones.of(taro.id())).extracting(RegisteredPhone::number).containsExactly(old);
    }

    @Test
    void isRemovedAfterAStep() {
        visitor.open(LIST).open(removal(old));
        assertThat(visitor.page().expectFirst("#to-remove").text()).isEqualTo(numbers.masked(old));
        assertThat(visitor.page().select("#last-one")).hasSize(1);
        assertThat(phones.of(taro.id())).hasSize(1);

        visitor.submit(FORM, Map.of());

        assertThat(visitor.path()).isEqualTo(LIST);
        assertThat(visitor.page().select(".told, #no-telephones")).hasSize(2);
        assertThat(phones.holders(old)).isEmpty();
        assertThat(told("TELEPHONE_REMOVED")).isEqualTo(1);
    }

    @Test
    void isNotRemovedWithoutThePasswordWhenTheSignInIsTooLongAgo() {
        clock.advance(Duration.ofMinutes(5));
        visitor.open(removal(old)).submit(FORM, Map.of());
        assertThat(visitor.codes()).startsWith("SS400-B");
        visitor.submit(FORM, Map.of("current-password", "a guess"));
        assertThat(visitor.codes()).startsWith("SS401");
        assertThat(phones.of(taro.id())).hasSize(1);

        visitor.submit(FORM, Map.of("current-password", taro.password()));

        assertThat(phones.of(taro.id())).isEmpty();
    }

    @Test
    void isTheMembersOwnToRemove() {
        var hanako = residents.add();
        phones.register(hanako.id(), next, clock.instant(), clock.instant());
        visitor.open(removal(old));
        var form = PlainBrowser.fields(visitor.page().expectFirst(FORM), Map.of());
        form.put("telephone", phones.reference(phones.of(hanako.id()).getFirst()));

        visitor.post(LIST + "/remove", form);

        assertThat(phones.of(hanako.id())).hasSize(1);
        assertThat(phones.of(taro.id())).hasSize(1);
    }

    @Test
    void waitsAnewWhenItIsRemovedAndAddedAgain() {
        clock.stop();
        registerBy(next);
        var first = registered(next).activeFrom();
        clock.advance(Duration.ofMinutes(4));
        visitor.open(removal(next)).submit(FORM, Map.of());

        registerBy(next);

        assertThat(registered(next).activeFrom()).isEqualTo(first.plus(Duration.ofMinutes(4)));
    }

    @Test
    void goesWhenTheMembershipIsLockedBeforeItCounts() {
        registerBy(next);

        events.publishEvent(new MembershipLocked(taro.id()));

        assertThat(phones.of(taro.id())).extracting(RegisteredPhone::number).containsExactly(old);
    }

    @Test
    void goesWhenALockEndsBeforeItCounts() {
        registerBy(next);

        events.publishEvent(new LockEnded(taro.id()));

        assertThat(phones.of(taro.id())).extracting(RegisteredPhone::number).containsExactly(old);
    }

    @Test
    void isNotRegisteredByWhoeverWasLockedOut() {
        add(next);
        line.call(next, dialled());
        members.setStatus(taro.id(), MemberStatus.ACTIVE, MemberStatus.LOCKED, clock.instant());

        visitor.open(CALL);

        assertThat(phones.of(taro.id())).hasSize(1);
    }

    @Test
    void standsSealedWhileItIsWaitedFor() {
        add(next);

        var row = db.sql("select telephone_change::text from telephone_change where member_id = :member")
                .param("member", taro.id().value())
                .query(String.class)
                .single();
        assertThat(row).doesNotContain(next.e164().substring(3));
    }

    @Test
    void isNotInTheLog() {
        var log = new ListAppender<ILoggingEvent>();
        var logger = (Logger) LoggerFactory.getLogger("genkan");
        var level = logger.getLevel();
        log.start();
        logger.addAppender(log);
        // Whichever level the Genkan that started last has set.
        logger.setLevel(Level.INFO);
        try {
            registerBy(next);
        } finally {
            logger.setLevel(level);
            logger.detachAppender(log);
        }

        assertThat(log.list.stream().map(line -> line.getFormattedMessage() + " " + line.getKeyValuePairs()))
                .anyMatch(line -> line.startsWith("A member added a telephone"))
                .noneMatch(line -> line.contains(next.e164().substring(3)) || line.contains(numbers.national(next)));
    }

    @Test
    void isForMembersWhoAreSignedIn() {
        for (var page : List.of(LIST, CALL, LIST + "/remove")) {
            assertThat(new PlainBrowser(port).open(page).path()).startsWith("/sign-in");
        }
    }

    private void add(PhoneNumber number) {
        visitor.open(LIST).submit(FORM, Map.of("number", number.e164()));
    }

    private void registerBy(PhoneNumber number) {
        add(number);
        line.call(number, dialled());
        visitor.open(CALL);
    }

    private String dialled() {
        return visitor.page().expectFirst(".call-number").ownText().strip();
    }

    private String removal(PhoneNumber number) {
        return LIST + "/remove?telephone=" + phones.reference(registered(number));
    }

    private RegisteredPhone registered(PhoneNumber number) {
        return phones.of(taro.id()).stream()
                .filter(phone -> phone.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private List<String> headings() {
        return visitor.page().select(".telephone h2").eachText();
    }

    /** As after a telephone call alone set a new password. */
    private void hold() {
        db.sql("insert into member_hold (member_id, held_until) values (:member, :until)")
                .param("member", taro.id().value())
                .param("until", Timestamp.from(Instant.now().plus(HOLD)))
                .update();
    }

    private int told(String about) {
        return db.sql("select count(*) from not_me where member_id = :member and about = :about")
                .param("member", taro.id().value())
                .param("about", about)
                .query(Integer.class)
                .single();
    }
}
