package genkan.phone;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.CountedStatements;
import genkan.PostgresForTests;
import genkan.TestClock;
import genkan.gate.Allowance;
import genkan.phone.CallsHeard.Result;
import genkan.phone.PhoneCheck.State;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PhoneChecksTest {

    private static final String[] POOL = {"03-1000-0011", "03-1000-0012", "03-1000-0013"};
    private static final String ONE = "03-1000-0011";
    private static final String TAROS = "090-1234-5601";
    private static final String HANAKOS = "090-1234-5602";
    private static final String LANDLINE = "03-1000-0001";
    private static final State WAITING = new State.Waiting(false);
    private static final Duration A_MOMENT = Duration.ofMillis(1);
    private static final Duration USABLE = Duration.ofMinutes(10);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final TestClock clock = new TestClock();
    private DataSource database;
    private Node node;

    @BeforeEach
    void nobodyWaits() throws Exception {
        database = PostgresForTests.migratedDatabase();
        clock.stop();
        node = new Node(database, clock, POOL);
    }

    @Test
    void areConfirmedByACallFromTheMembersTelephoneAndUsedOnce() {
        var taro = node.member(TAROS);
        var check = node.open(taro);
        assertThat(node.state(check)).isEqualTo(WAITING);

        node.call("+819012345601", check.dialled());

        assertThat(node.state(check)).isEqualTo(new State.Confirmed(clock.instant(), Set.of(taro), false));
        assertThat(node.checks.spend(check.id())).isTrue();
        assertThat(node.checks.spend(check.id())).isFalse();
        assertThat(node.state(check)).isEqualTo(new State.Used());
    }

    @Test
    void nameThoseOfAFamilyWhoseTelephoneItWas() {
        var taro = node.member(TAROS, LANDLINE);
        var hanako = node.member(HANAKOS, LANDLINE);
        var jiro = node.member(LANDLINE);
        var byLandline = node.open(taro, hanako);
        var byMobile = node.open(taro, hanako);

        node.call(LANDLINE, byLandline.dialled());
        node.call(HANAKOS, byMobile.dialled());

        assertThat(node.state(byLandline)).isEqualTo(new State.Confirmed(clock.instant(), Set.of(taro, hanako), false));
        assertThat(node.state(byMobile)).isEqualTo(new State.Confirmed(clock.instant(), Set.of(hanako), false));
        assertThat(node.phones.holders(node.number(LANDLINE))).containsExactlyInAnyOrder(taro, hanako, jiro);
    }

    @Test
    void waitOnAnotherNumberForTheSameTelephone() {
        var taro = node.member(LANDLINE);
        var hanako = node.member(LANDLINE);
        var taros = node.open(taro);
        var hanakos = node.open(hanako);
        assertThat(taros.dialled()).isNotEqualTo(hanakos.dialled());

        node.call(LANDLINE, hanakos.dialled());

        assertThat(node.state(taros)).isEqualTo(WAITING);
        assertThat(node.state(hanakos)).isInstanceOf(State.Confirmed.class);
    }

    @Test
    void preferANumberOnWhichNobodyWaits() {
        var dialled = new HashSet<PhoneNumber>();
        for (int i = 0; i < POOL.length; i++) {
            dialled.add(node.open(node.member("090-1234-560" + i)).dialled());
        }

        assertThat(dialled).hasSize(POOL.length);
    }

    @Test
    void allEndInConflictWhenOneTelephoneIsAwaitedOnEveryNumber() {
        var one = new Node(database, clock, ONE);
        var taros = one.open(one.member(LANDLINE));

        var hanakos = one.open(one.member(LANDLINE));
        one.call(LANDLINE, hanakos.dialled());

        assertThat(hanakos.state()).isEqualTo(new State.Conflict());
        assertThat(one.state(hanakos)).isEqualTo(new State.Conflict());
        assertThat(one.state(taros)).isEqualTo(new State.Conflict());
    }

    @Test
    void giveNoNumberAgainToATelephoneWhoseCallMayStillComeLate() {
        var one = new Node(database, clock, ONE);
        var taro = one.member(TAROS);
        var first = one.open(taro);
        clock.advance(Node.WAITING.plus(PhoneChecks.REST).minus(A_MOMENT));

        assertThat(one.checks.open(Set.of(taro), asker("taro")))
                .isEqualTo(new Opening.TooMany(first.until().plus(PhoneChecks.REST)));
        clock.advance(A_MOMENT);
        assertThat(one.state(one.open(taro))).isEqualTo(WAITING);
    }

    @Test
    void areLateWhenTheTimeIsOver() {
        var check = node.open(node.member(TAROS));
        clock.advance(Node.WAITING.minus(A_MOMENT));
        assertThat(node.state(check)).isEqualTo(WAITING);
        clock.advance(A_MOMENT);

        node.call(TAROS, check.dialled());

        assertThat(node.state(check)).isEqualTo(new State.Late());
        assertThat(node.counted(Result.LATE)).isOne();
    }

    @Test
    void canBeUsedForTenMinutesAfterTheCall() {
        var check = node.open(node.member(TAROS));
        var other = node.open(node.member(HANAKOS));
        node.call(TAROS, check.dialled());
        node.call(HANAKOS, other.dialled());

        clock.advance(USABLE.minus(A_MOMENT));
        assertThat(node.checks.spend(check.id())).isTrue();

        clock.advance(A_MOMENT);
        assertThat(node.checks.spend(other.id())).isFalse();
        assertThat(node.state(other)).isEqualTo(new State.Late());
    }

    @Test
    void belongToTheTransactionThatUsesThem() {
        var check = node.open(node.member(TAROS));
        node.call(TAROS, check.dialled());

        node.transactions.executeWithoutResult(transaction -> {
            assertThat(node.checks.spend(check.id())).isTrue();
            transaction.setRollbackOnly();
        });

        assertThat(node.checks.spend(check.id())).isTrue();
    }

    @Test
    void hearNobodyElse() {
        var taro = node.member(TAROS);
        node.member(HANAKOS);
        var check = node.open(taro);
        var elsewhere = node.number(List.of(POOL).stream()
                .filter(number -> !node.number(number).equals(check.dialled()))
                .findFirst()
                .orElseThrow());

        node.call(HANAKOS, check.dialled());
        node.call(TAROS, elsewhere);
        node.call(new Caller.Diverted(), check.dialled());
        node.call(new Caller.Unproven(), check.dialled());
        node.call("anonymous", check.dialled());
        node.call(TAROS, node.number("03-1000-0099"));

        assertThat(node.state(check)).isEqualTo(WAITING);
        assertThat(node.counted(Result.UNEXPECTED)).isEqualTo(2);
        assertThat(node.counted(Result.DIVERTED)).isOne();
        assertThat(node.counted(Result.UNPROVEN)).isOne();
        assertThat(node.counted(Result.NOT_A_NUMBER)).isOne();
        assertThat(node.counted(Result.NOT_OURS)).isOne();
    }

    @Test
    void doNotHearATelephoneBeforeItsTimeNorAfterItWasTakenAway() {
        var taro = node.member();
        node.register(taro, TAROS, clock.instant().plus(A_MOMENT));
        var early = node.open(taro);
        clock.advance(A_MOMENT);
        node.call(TAROS, early.dialled());
        var inTime = node.open(taro);
        node.phones.remove(taro, node.number(TAROS));
        node.call(TAROS, inTime.dialled());

        assertThat(node.state(early)).isEqualTo(WAITING);
        assertThat(node.state(inTime)).isEqualTo(WAITING);
        assertThat(node.counted(Result.NOT_REGISTERED)).isOne();
    }

    @Test
    void doNotHearKindsOfTelephonesThatAreNotAccepted() {
        var kenji = node.member("050-1234-5604");
        var check = node.open(kenji);

        node.call("050-1234-5604", check.dialled());

        assertThat(node.state(check)).isEqualTo(WAITING);
    }

    @Test
    void tellThatTheNumberWasHiddenOnlyIfOneAloneWaitsThere() {
        var one = new Node(database, clock, ONE);
        var taros = one.open(one.member(TAROS));
        one.call(new Caller.Withheld(), taros.dialled());
        assertThat(one.state(taros)).isEqualTo(new State.Waiting(true));

        clock.advance(Node.WAITING);
        var hanakos = one.open(one.member(HANAKOS));
        var jiros = one.open(one.member("090-1234-5603"));
        one.call(new Caller.Withheld(), hanakos.dialled());
        one.call(new Caller.Unavailable(), hanakos.dialled());

        assertThat(one.state(hanakos)).isEqualTo(WAITING);
        assertThat(one.state(jiros)).isEqualTo(WAITING);
    }

    @Test
    void areCancelledForGoodWhetherTheCallCameOrNot() {
        var waiting = node.open(node.member(TAROS));
        var called = node.open(node.member(HANAKOS));
        node.call(HANAKOS, called.dialled());

        node.checks.cancel(waiting.id());
        node.checks.cancel(called.id());
        node.call(TAROS, waiting.dialled());

        assertThat(node.state(waiting)).isEqualTo(new State.Cancelled());
        assertThat(node.state(called)).isEqualTo(new State.Cancelled());
        assertThat(node.checks.spend(called.id())).isFalse();
    }

    @Test
    void takeACallOnceHoweverOftenItIsTold() {
        var one = new Node(database, clock, ONE);
        var taro = one.member(TAROS);
        var first = one.open(taro);
        var call = new InboundCall("test", "the call", new Caller.Shown(TAROS), ONE, clock.instant());
        one.calls.arrived(call);
        clock.advance(Node.WAITING.plus(PhoneChecks.REST));
        var second = one.open(taro);

        one.calls.arrived(call);

        assertThat(one.state(first)).isNotEqualTo(WAITING);
        assertThat(one.state(second)).isEqualTo(WAITING);
    }

    @Test
    void doTheSameWorkForNobody() {
        var counted = new CountedStatements(database);
        var watched = new Node(counted, clock, POOL);
        var taro = watched.member(TAROS);
        var family = watched.member(HANAKOS, LANDLINE);
        var corporate = watched.member();

        // The first of a network begins its count.
        watched.open();

        var known = counted.during(() -> watched.open(taro));

        assertThat(known).hasSizeGreaterThan(8);
        assertThat(counted.during(() -> watched.open())).isEqualTo(known);
        assertThat(counted.during(() -> watched.open(corporate))).isEqualTo(known);
        assertThat(counted.during(() -> watched.open(family, taro))).isEqualTo(known);
        assertThat(JdbcClient.create(database)
                        .sql("select count(distinct dialled) from phone_check")
                        .query(Integer.class)
                        .single())
                .isEqualTo(POOL.length);
    }

    @Test
    void meetInConflictForNobodyAsForSomebody() {
        var one = new Node(database, clock, ONE);
        var first = one.open(Set.of(), "nobody@aa2");

        var second = one.open(Set.of(), "nobody@aa2");
        var other = one.open(Set.of(), "somebody-else@aa2");

        assertThat(one.state(first)).isEqualTo(new State.Conflict());
        assertThat(one.state(second)).isEqualTo(new State.Conflict());
        assertThat(one.state(other)).isEqualTo(WAITING);
    }

    @Test
    void areOpenedThreeTimesAndThenNotForAWhile() {
        var strict = new Node(database, clock, new Allowance(3, Duration.ofMinutes(20)), POOL);
        var now = clock.instant();
        for (int i = 0; i < 3; i++) {
            assertThat(strict.checks.open(Set.of(), asker("somebody"))).isInstanceOf(Opening.Opened.class);
        }

        var tooMany = strict.checks.open(Set.of(), asker("somebody"));

        assertThat(tooMany)
                .isEqualTo(new Opening.TooMany(
                        now.plus(Duration.ofMinutes(20)).truncatedTo(java.time.temporal.ChronoUnit.MILLIS)));
        assertThat(strict.checks.open(Set.of(), new Asker("other", "other", "network")))
                .isInstanceOf(Opening.TooMany.class);
        assertThat(strict.checks.open(Set.of(), new Asker("other", "other", "other")))
                .isInstanceOf(Opening.Opened.class);
    }

    @Test
    void showNoNumberWhereNoCallWouldReachUs() {
        node.trunkGoesDown();

        assertThat(node.checks.open(Set.of(node.member(TAROS)), asker("taro"))).isEqualTo(new Opening.NoLine());
        assertThat(new Node(database, clock).checks.open(Set.of(), asker("taro")))
                .isEqualTo(new Opening.NoLine());
    }

    @Test
    void wakeThePageAtOnceOnThisNodeAndSoonOnOthers() throws Exception {
        var other = new Node(database, clock, POOL);
        var check = node.open(node.member(TAROS));
        var here = CompletableFuture.supplyAsync(() -> changed(node, check));
        var there = CompletableFuture.supplyAsync(() -> changed(other, check));

        node.call(TAROS, check.dialled());

        assertThat(here.get()).isTrue();
        assertThat(there.get()).isTrue();
        assertThat(node.checks.awaitChange(check.id(), node.state(check), A_MOMENT))
                .isFalse();
    }

    @Test
    void keepNoNumberOfAMembersInTheDatabase() {
        var taro = node.member(TAROS);
        var check = node.open(taro);
        node.call(TAROS, check.dialled());

        var rows = JdbcClient.create(database).sql("""
                        select registered_phone::text from registered_phone
                        union all select phone_key::text from phone_key
                        union all select phone_check::text from phone_check
                        union all select phone_wait::text from phone_wait
                        union all select phone_call_told::text from phone_call_told
                        """).query(String.class).list();

        assertThat(rows).hasSize(5).noneMatch(row -> row.contains("12345601") || row.contains("1234-5601"));
        assertThat(node.phones.of(taro))
                .containsExactly(new RegisteredPhone(
                        taro, node.number(TAROS), PhoneKind.MOBILE, clock.instant(), clock.instant()));
    }

    @Test
    void keepTheTimeOfATelephoneThatIsConfirmedAnew() {
        var registered = clock.instant();
        var taro = node.member(TAROS);
        clock.advance(A_MOMENT);

        node.register(taro, TAROS, clock.instant().plus(USABLE));

        assertThat(node.phones.of(taro))
                .extracting(RegisteredPhone::activeFrom, RegisteredPhone::verifiedAt)
                .containsExactly(org.assertj.core.api.Assertions.tuple(registered, clock.instant()));
    }

    @Test
    void areForgottenADayLater() {
        var check = node.open(node.member(TAROS));
        var sweeping = new PhoneSweeping(node.stored, clock);
        node.call(TAROS, check.dialled());
        assertThat(sweeping.sweep()).isZero();

        clock.advance(Duration.ofDays(1).plus(Node.WAITING).plus(A_MOMENT));

        assertThat(sweeping.sweep()).isEqualTo(3);
        assertThat(node.checks.find(check.id())).isEmpty();
    }

    private static boolean changed(Node on, PhoneCheck check) {
        try {
            return on.checks.awaitChange(check.id(), WAITING, LONG);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static Asker asker(String typed) {
        return new Asker(typed, "browser", "network");
    }
}
