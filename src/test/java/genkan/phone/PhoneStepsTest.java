package genkan.phone;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.PostgresForTests;
import genkan.TestClock;
import genkan.member.MemberId;
import genkan.phone.PhoneCheck.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Random steps of a family and strangers on two nodes, compared after each step with a model that keeps all in a list: no
 * call confirms two checks, none confirms for a member whose telephone it was not, and none does after the time.
 */
class PhoneStepsTest {

    private static final List<String> POOL = List.of("03-1000-0011", "03-1000-0012", "03-1000-0013");
    private static final List<String> PHONES =
            List.of("090-1234-5601", "090-1234-5602", "03-1000-0001", "050-1234-5604", "090-1234-5699");
    private static final int STEPS = 150;
    /** The older ones are compared at the end. */
    private static final int COMPARED = 6;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void endAsTheModelSays(long seed) throws Exception {
        var walk = walked(seed);

        walk.compare(walk.checks);
        assertThat(walk.done).as("what happened").hasSizeGreaterThan(7);
        assertThat(walk.confirmed).isGreaterThan(2);
    }

    private static Walk walked(long seed) throws Exception {
        // One connection for all, since everybody takes turns here; PhoneRacesTest is for those who do not.
        var database = new SingleConnectionDataSource(
                PostgresForTests.migratedDatabase().getConnection(), true);
        var walk = new Walk(database, new Random(seed));
        for (int step = 0; step < STEPS; step++) {
            walk.step();
        }
        return walk;
    }

    /** What the model knows of a check. */
    private static final class Modelled {
        final PhoneCheck check;
        final Map<PhoneNumber, Set<MemberId>> awaited;
        State state;

        Modelled(PhoneCheck check, Map<PhoneNumber, Set<MemberId>> awaited) {
            this.check = check;
            this.awaited = awaited;
            this.state = check.state();
        }

        State at(Instant now) {
            return switch (state) {
                case State.Waiting _ when !now.isBefore(check.until()) -> new State.Late();
                case State.Confirmed confirmed
                when !now.isBefore(confirmed.at().plus(PhoneChecks.USABLE)) -> new State.Late();
                default -> state;
            };
        }

        boolean waits(Instant now) {
            return at(now) instanceof State.Waiting;
        }

        boolean holds(PhoneNumber dialled, Set<PhoneNumber> phones, Instant now) {
            return !(check.state() instanceof State.Conflict)
                    && check.dialled().equals(dialled)
                    && now.isBefore(check.until().plus(PhoneChecks.REST))
                    && awaited.keySet().stream().anyMatch(phones::contains);
        }
    }

    private static final class Walk {

        private final TestClock clock = new TestClock();
        private final Random random;
        private final List<Node> nodes;
        private final List<PhoneNumber> pool;
        private final List<PhoneNumber> phones;
        private final Map<MemberId, Map<PhoneNumber, Instant>> registered = new HashMap<>();
        private final List<MemberId> members = new ArrayList<>();
        private final List<Modelled> checks = new ArrayList<>();
        private final List<InboundCall> calls = new ArrayList<>();
        private final Set<String> told = new HashSet<>();
        final Set<String> done = new HashSet<>();
        int confirmed;

        Walk(DataSource database, Random random) {
            this.random = random;
            clock.stop();
            nodes = List.of(
                    new Node(database, clock, POOL.toArray(String[]::new)),
                    new Node(database, clock, POOL.toArray(String[]::new)));
            pool = POOL.stream().map(node()::number).toList();
            phones = PHONES.stream().map(node()::number).toList();
            for (int i = 0; i < 4; i++) {
                var member = node().member();
                members.add(member);
                registered.put(member, new HashMap<>());
            }
            register(0, 0);
            register(0, 2);
            register(1, 1);
            register(1, 2);
            register(2, 2);
            register(2, 3);
        }

        private void register(int member, int phone) {
            register(members.get(member), phones.get(phone), clock.instant());
        }

        private void register(MemberId member, PhoneNumber phone, Instant from) {
            node().phones.register(member, phone, from, clock.instant());
            phonesOf(member).merge(phone, from, (known, next) -> known.isBefore(next) ? known : next);
        }

        void step() {
            switch (random.nextInt(20)) {
                case 0, 1, 2, 3, 4 -> open();
                case 5, 6, 7, 8, 9 -> call();
                case 10 -> tellAgain();
                case 11 -> hiddenCall();
                case 12, 13 -> wait(Duration.ofSeconds(random.nextInt(1, 100)));
                case 14 -> wait(Duration.ofSeconds(random.nextInt(1, 900)));
                case 15, 16 -> spend();
                case 17 -> cancel();
                case 18 -> changePhones();
                default -> sweep();
            }
            compare(checks.subList(Math.max(0, checks.size() - COMPARED), checks.size()));
        }

        void compare(List<Modelled> some) {
            var now = clock.instant();
            for (var modelled : some) {
                assertThat(node().state(modelled.check))
                        .as("check %s", modelled.check)
                        .isEqualTo(modelled.at(now));
            }
        }

        private void open() {
            var now = clock.instant();
            var claimed = members.stream().filter(_ -> random.nextInt(3) == 0).collect(Collectors.toSet());
            var awaited = new HashMap<PhoneNumber, Set<MemberId>>();
            for (var member : claimed) {
                phonesOf(member).forEach((phone, from) -> {
                    if (!from.isAfter(now) && node().numbers.accepted(phone)) {
                        awaited.computeIfAbsent(phone, _ -> new HashSet<>()).addAll(claimed);
                    }
                });
            }
            if (awaited.isEmpty()) {
                // Whoever is unknown is somebody else each time.
                var check = node().open(claimed, "nobody " + checks.size());
                checks.add(new Modelled(check, Map.of()));
                assertThat(check.state()).isEqualTo(new State.Waiting(false));
                return;
            }
            var allTaken = pool.stream()
                    .allMatch(number -> checks.stream().anyMatch(other -> other.holds(number, awaited.keySet(), now)));
            var rivals = checks.stream()
                    .filter(other ->
                            other.waits(now) && other.awaited.keySet().stream().anyMatch(awaited::containsKey))
                    .toList();
            switch (node().checks.open(claimed, new Asker("c" + random.nextLong(), "b" + random.nextLong(), "n"))) {
                case Opening.Opened(var check)
                when check.state() instanceof State.Conflict -> {
                    done.add("conflict");
                    assertThat(allTaken).isTrue();
                    assertThat(rivals).isNotEmpty();
                    rivals.forEach(rival -> rival.state = new State.Conflict());
                    checks.add(new Modelled(check, awaited));
                }
                case Opening.Opened(var check) -> {
                    done.add("open");
                    assertThat(checks).noneMatch(other -> other.holds(check.dialled(), awaited.keySet(), now));
                    checks.add(new Modelled(check, awaited));
                }
                case Opening.TooMany _ -> {
                    done.add("none free");
                    assertThat(allTaken).isTrue();
                    assertThat(rivals).isEmpty();
                }
                case Opening.NoLine() -> throw new AssertionError("The trunk is up");
            }
        }

        private void call() {
            // Most often somebody calls who should.
            var waiting = checks.stream()
                    .filter(check -> check.waits(clock.instant()) && !check.awaited.isEmpty())
                    .toList();
            var from = one(phones);
            var to = one(pool);
            if (!waiting.isEmpty() && random.nextInt(4) > 0) {
                var check = one(waiting);
                from = one(List.copyOf(check.awaited.keySet()));
                to = check.check.dialled();
            }
            var call = new InboundCall(
                    "test", "call " + calls.size(), new Caller.Shown(from.e164()), to.e164(), clock.instant());
            calls.add(call);
            arrives(call, from, to);
        }

        private void tellAgain() {
            if (!calls.isEmpty()) {
                done.add("told again");
                var call = one(calls);
                arrives(call, new PhoneNumber(((Caller.Shown) call.caller()).number()), new PhoneNumber(call.called()));
            }
        }

        private void arrives(InboundCall call, PhoneNumber from, PhoneNumber to) {
            var now = clock.instant();
            node().calls.arrived(call);
            checks.stream()
                    .filter(check -> !(check.check.state() instanceof State.Conflict)
                            && check.check.dialled().equals(to)
                            && now.isBefore(check.check.until())
                            && check.awaited.containsKey(from))
                    .forEach(check -> {
                        var holders = check.awaited.get(from).stream()
                                .filter(member -> speaksFor(member, from, now))
                                .collect(Collectors.toSet());
                        if (!holders.isEmpty() && told.add(call.callId()) && check.waits(now)) {
                            done.add("confirmed");
                            confirmed++;
                            check.state = new State.Confirmed(now, holders, false);
                        }
                    });
        }

        private Map<PhoneNumber, Instant> phonesOf(MemberId member) {
            return Objects.requireNonNull(registered.get(member));
        }

        private boolean speaksFor(MemberId member, PhoneNumber phone, Instant now) {
            var from = phonesOf(member).get(phone);
            return from != null && !from.isAfter(now);
        }

        private void hiddenCall() {
            var now = clock.instant();
            var to = one(pool);
            node().call(random.nextBoolean() ? new Caller.Withheld() : new Caller.Unavailable(), to);
            var there = checks.stream()
                    .filter(check -> check.check.dialled().equals(to) && check.waits(now))
                    .toList();
            if (there.size() == 1) {
                done.add("hidden");
                there.getFirst().state = new State.Waiting(true);
            }
        }

        private void wait(Duration time) {
            clock.advance(time);
        }

        private void spend() {
            if (!checks.isEmpty()) {
                var modelled = one(checks);
                var mayBe = modelled.at(clock.instant()) instanceof State.Confirmed;
                assertThat(node().checks.spend(modelled.check.id())).isEqualTo(mayBe);
                if (mayBe) {
                    done.add("spent");
                    modelled.state = new State.Used();
                }
            }
        }

        private void cancel() {
            if (!checks.isEmpty()) {
                var modelled = one(checks);
                node().checks.cancel(modelled.check.id());
                if (modelled.state instanceof State.Waiting || modelled.state instanceof State.Confirmed) {
                    done.add("cancelled");
                    modelled.state = new State.Cancelled();
                }
            }
        }

        private void changePhones() {
            var member = one(members);
            var phone = one(phones);
            if (phonesOf(member).remove(phone) != null) {
                done.add("phone removed");
                assertThat(node().phones.remove(member, phone)).isTrue();
            } else {
                done.add("phone registered");
                register(member, phone, clock.instant().plusSeconds(random.nextInt(300)));
            }
        }

        private void sweep() {
            node().stored.sweep(Instant.EPOCH, clock.instant());
        }

        private Node node() {
            return nodes.get(random.nextInt(nodes.size()));
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }
    }
}
