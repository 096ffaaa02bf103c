package genkan.phone;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.PostgresForTests;
import genkan.TestClock;
import genkan.member.MemberId;
import genkan.phone.PhoneCheck.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks of telephones that nobody has registered yet. */
class NewTelephonesTest {

    private static final String[] POOL = {"03-1000-0011", "03-1000-0012", "03-1000-0013"};
    private static final String ONE = "03-1000-0011";
    private static final String OLD = "090-1234-5601";
    private static final String NEW = "090-1234-5602";
    private static final String LANDLINE = "03-1000-0001";
    private static final State WAITING = new State.Waiting(false);
    private static final Duration HOLD = Duration.ofDays(3);
    private static final Duration A_MOMENT = Duration.ofMillis(1);
    private static final AtomicInteger NUMBER = new AtomicInteger();

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
    void areProvedByTheirOwnCallAndUsedOnce() {
        var taro = node.member(OLD);
        var check = openNew(node, taro, NEW);

        node.call(OLD, check.dialled());
        node.call("090-1234-5699", check.dialled());
        node.call(NEW, elsewhere(check));
        node.call(new Caller.Unproven(), check.dialled());
        node.call(new Caller.Diverted(), check.dialled());
        assertThat(stateNew(taro, check)).contains(WAITING);
        node.call(NEW, check.dialled());

        assertThat(stateNew(taro, check)).contains(new State.Confirmed(clock.instant(), Set.of(taro), false));
        assertThat(node.checks.spendNew(taro, check.id())).isTrue();
        assertThat(node.checks.spendNew(taro, check.id())).isFalse();
    }

    @Test
    void proveNothingElseForNobodyElse() {
        var taro = node.member(OLD);
        var hanako = node.member();
        var check = openNew(node, taro, NEW);
        node.call(NEW, check.dialled());

        assertThat(node.checks.find(check.id())).as("for a recovery").isEmpty();
        assertThat(node.checks.spend(check.id())).as("for a recovery").isFalse();
        assertThat(node.checks.findNew(hanako, check.id())).isEmpty();
        assertThat(node.checks.spendNew(hanako, check.id())).isFalse();
        assertThat(node.phones.holders(node.number(NEW))).isEmpty();
        assertThat(node.checks.spendNew(taro, check.id())).isTrue();
    }

    @Test
    void areNotProvedByTheCheckOfARecovery() {
        var taro = node.member(OLD);
        var check = node.open(taro);
        node.call(OLD, check.dialled());

        assertThat(node.checks.findNew(taro, check.id())).isEmpty();
        assertThat(node.checks.spendNew(taro, check.id())).isFalse();
        assertThat(node.checks.spend(check.id())).isTrue();
    }

    /** Hanako has the landline of the house already; Taro adds it. */
    @Test
    void confirmTheMemberWhoAddsThemAndNoneWhoHasThemAlready() {
        var hanako = node.member(LANDLINE);
        var taro = node.member();
        var adding = openNew(node, taro, LANDLINE);
        var recovering = node.open(hanako, taro);
        assertThat(adding.dialled()).isNotEqualTo(recovering.dialled());

        node.call(LANDLINE, adding.dialled());
        assertThat(stateNew(taro, adding)).contains(new State.Confirmed(clock.instant(), Set.of(taro), false));
        assertThat(node.state(recovering)).isEqualTo(WAITING);
        node.call(LANDLINE, recovering.dialled());

        assertThat(node.state(recovering)).isEqualTo(new State.Confirmed(clock.instant(), Set.of(hanako), false));
    }

    @Test
    void endNobodyElsesCheckWhenNoNumberIsLeft() {
        var one = new Node(database, clock, ONE);
        var hanako = one.member(LANDLINE);
        var recovering = one.open(hanako);

        var opening = one.checks.openNew(one.member(), one.number(LANDLINE), asker());

        assertThat(opening).isEqualTo(new Opening.TooMany(recovering.until().plus(PhoneChecks.REST)));
        assertThat(one.state(recovering)).isEqualTo(WAITING);
    }

    @Test
    void waitNoLongerWhenSomebodyRecoversByThemAndNoNumberIsLeft() {
        var one = new Node(database, clock, ONE);
        var taro = one.member();
        var adding = openNew(one, taro, LANDLINE);

        var recovering = one.open(one.member(LANDLINE));
        one.call(LANDLINE, adding.dialled());

        assertThat(one.state(recovering)).isEqualTo(new State.Conflict());
        assertThat(one.checks.findNew(taro, adding.id()).map(PhoneCheck::state)).contains(new State.Conflict());
    }

    @Test
    void giveTheirNumberBackToARecoveryAsOneOfItsOwn() {
        var one = new Node(database, clock, ONE);
        var hanako = one.member(LANDLINE);
        openNew(one, one.member(), LANDLINE);
        clock.advance(Node.WAITING.plus(PhoneChecks.REST));
        var recovering = one.open(hanako);

        one.call(LANDLINE, recovering.dialled());

        assertThat(one.state(recovering)).isEqualTo(new State.Confirmed(clock.instant(), Set.of(hanako), false));
    }

    @Test
    void areNotWaitedForWithoutALine() {
        var taro = node.member();
        node.trunkGoesDown();

        assertThat(node.checks.openNew(taro, node.number(NEW), asker())).isEqualTo(new Opening.NoLine());
    }

    @Test
    void wakeThePageThatWaits() throws Exception {
        var taro = node.member();
        var check = openNew(node, taro, NEW);
        node.call(NEW, check.dialled());

        assertThat(node.checks.awaitChange(check.id(), WAITING, Duration.ofSeconds(20)))
                .isTrue();
    }

    @Test
    void speakForAMemberAfterTheirTime() {
        var taro = node.member();
        node.register(taro, NEW, clock.instant().plus(HOLD));
        clock.advance(HOLD.minus(A_MOMENT));
        var early = node.open(taro);
        node.call(NEW, early.dialled());
        assertThat(node.state(early)).isEqualTo(WAITING);

        clock.advance(A_MOMENT);
        var inTime = node.open(taro);
        node.call(NEW, inTime.dialled());

        assertThat(node.state(inTime)).isEqualTo(new State.Confirmed(clock.instant(), Set.of(taro), false));
    }

    @Test
    void waitAnewAfterTheyWereRemoved() {
        var taro = node.member();
        node.register(taro, NEW, clock.instant().plus(HOLD));
        clock.advance(HOLD.minus(A_MOMENT));
        node.phones.remove(taro, node.number(NEW));
        node.register(taro, NEW, clock.instant().plus(HOLD));
        clock.advance(A_MOMENT);

        assertThat(node.phones.holders(node.number(NEW))).isEmpty();
        assertThat(node.phones.active(Set.of(taro), Set.of(PhoneKind.values()), clock.instant()))
                .isEmpty();
        clock.advance(HOLD.minus(A_MOMENT));
        assertThat(node.phones.holders(node.number(NEW))).containsExactly(taro);
    }

    @Test
    void goWhenTheyWaitAndStayWhenTheyCount() {
        var taro = node.member(OLD);
        var hanako = node.member();
        node.register(taro, NEW, clock.instant().plus(HOLD));
        node.register(hanako, NEW, clock.instant().plus(HOLD));

        node.phones.removeWaiting(taro);

        assertThat(node.phones.of(taro)).extracting(RegisteredPhone::number).containsExactly(node.number(OLD));
        assertThat(node.phones.holders(node.number(OLD))).containsExactly(taro);
        clock.advance(HOLD);
        assertThat(node.phones.holders(node.number(NEW))).containsExactly(hanako);
    }

    /** Random checks of both kinds and random calls: none is confirmed by a call that is not its own. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void areConfirmedByNoCallButTheirOwn(long seed) {
        var random = new Random(seed);
        var telephones = List.of(OLD, NEW, LANDLINE);
        var members = List.of(node.member(OLD, LANDLINE), node.member(LANDLINE), node.member());
        var opened = new ArrayList<Opened>();
        var added = 0;
        for (int step = 0; step < 120; step++) {
            var member = members.get(random.nextInt(members.size()));
            var telephone = telephones.get(random.nextInt(telephones.size()));
            switch (random.nextInt(4)) {
                case 0 ->
                    opened(node.checks.openNew(member, node.number(telephone), asker()))
                            .ifPresent(check -> opened.add(new Opened(check, member, telephone)));
                case 1 ->
                    opened(node.checks.open(Set.of(member), asker()))
                            .ifPresent(check -> opened.add(new Opened(check, member, null)));
                default -> {
                    var waiting = opened.stream().filter(this::waits).toList();
                    // Every other call is to a number that somebody was shown: few others mean anything.
                    var to = waiting.isEmpty() || random.nextBoolean()
                            ? node.number(POOL[random.nextInt(POOL.length)])
                            : waiting.get(random.nextInt(waiting.size()))
                                    .check()
                                    .dialled();
                    node.call(telephone, to);
                    for (var confirmed :
                            waiting.stream().filter(this::confirmed).toList()) {
                        assertThat(confirmed.mayBeConfirmedBy(node, telephone, to))
                                .isTrue();
                        added += confirmed.adds() ? 1 : 0;
                    }
                }
            }
            clock.advance(Duration.ofSeconds(random.nextInt(60)));
        }
        assertThat(added).isPositive();
        assertThat(opened).anyMatch(check -> !check.adds());
        for (var check : opened) {
            assertThat(node.checks.find(check.check().id()).isPresent()).isEqualTo(!check.adds());
            assertThat(node.checks.findNew(check.member(), check.check().id()).isPresent())
                    .isEqualTo(check.adds());
        }
    }

    /** A check and what it waits for: a member's own telephones, or one that is to become his. */
    private record Opened(
            PhoneCheck check, MemberId member, @Nullable String telephone) {

        boolean adds() {
            return telephone != null;
        }

        boolean mayBeConfirmedBy(Node node, String from, PhoneNumber to) {
            return check.dialled().equals(to)
                    && (telephone == null
                            ? node.phones.holders(node.number(from)).contains(member)
                            : telephone.equals(from));
        }
    }

    private boolean waits(Opened opened) {
        return opened.check().until().isAfter(clock.instant()) && state(opened) instanceof State.Waiting;
    }

    private boolean confirmed(Opened opened) {
        return state(opened) instanceof State.Confirmed;
    }

    private State state(Opened opened) {
        var check = opened.adds()
                ? node.checks.findNew(opened.member(), opened.check().id())
                : node.checks.find(opened.check().id());
        return check.orElseThrow().state();
    }

    private static Optional<PhoneCheck> opened(Opening opening) {
        return opening instanceof Opening.Opened(var check) && check.state().equals(WAITING)
                ? Optional.of(check)
                : Optional.empty();
    }

    private static PhoneCheck openNew(Node on, MemberId member, String telephone) {
        return opened(on.checks.openNew(member, on.number(telephone), asker())).orElseThrow();
    }

    private Optional<State> stateNew(MemberId member, PhoneCheck check) {
        return node.checks.findNew(member, check.id()).map(PhoneCheck::state);
    }

    private PhoneNumber elsewhere(PhoneCheck check) {
        return List.of(POOL).stream()
                .map(node::number)
                .filter(number -> !number.equals(check.dialled()))
                .findFirst()
                .orElseThrow();
    }

    private static Asker asker() {
        var somebody = "somebody " + NUMBER.incrementAndGet();
        return new Asker(somebody, somebody, "network");
    }
}
