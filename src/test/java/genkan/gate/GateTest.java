package genkan.gate;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.TestClock;
import genkan.secret.Randomness;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gate lets through, by its rules alone; {@link GateInDatabaseTest} has what needs a database. */
class GateTest {

    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration A_MONTH = Duration.ofDays(30);
    private static final GateProperties LIMITS = limits(10, 100, 50);
    private static final String TARO = "taro_s@aa2";
    private static final String HOME = "192.0.2.1";
    private static final String CAFE = "198.51.100.7";
    private static final long TABLET = 7;

    private final TestClock clock = new TestClock();
    private final Randomness randomness = new Randomness();
    private final MemoryStandings standings = new MemoryStandings();

    private Gate gate = gate(LIMITS);
    private int guesses;

    @BeforeEach
    void timeStandsStill() {
        clock.stop();
    }

    @Nested
    class Strangers {

        @Test
        void haveTenTriesAndOneMoreEachHour() {
            assertThat(evaluated(40, TARO, null, CAFE)).isEqualTo(10);

            clock.advance(AN_HOUR.minusMillis(1));
            assertThat(evaluated(5, TARO, null, CAFE)).isZero();
            clock.advance(Duration.ofMillis(1));
            assertThat(evaluated(5, TARO, null, CAFE)).isEqualTo(1);
            clock.advance(Duration.ofDays(2));
            assertThat(evaluated(40, TARO, null, CAFE)).isEqualTo(10);
        }

        @Test
        void areToldWhenTheNextTryIs() {
            evaluated(10, TARO, null, CAFE);

            clock.advance(Duration.ofMinutes(20));

            assertThat(enter(TARO, null, CAFE, "another"))
                    .isEqualTo(new Passage.Closed(
                            clock.instant().plus(Duration.ofMinutes(40)).truncatedTo(ChronoUnit.MILLIS)));
        }

        @Test
        void doNotWaitLongerForTryingMeanwhile() {
            evaluated(10, TARO, null, CAFE);

            for (int minute = 0; minute < 60; minute++) {
                assertThat(evaluated(1, TARO, null, CAFE)).isZero();
                clock.advance(Duration.ofMinutes(1));
            }

            assertThat(evaluated(1, TARO, null, CAFE)).isEqualTo(1);
        }

        @Test
        void shareWhatTheyHaveAtAUserIdAndAtNoOther() {
            IntStream.range(0, 10).forEach(host -> evaluated(1, TARO, null, "203.0.113." + host));

            assertThat(evaluated(1, TARO, null, "203.0.113.77")).isZero();
            assertThat(evaluated(20, "hanako@aa2", null, "203.0.113.77")).isEqualTo(10);
        }

        @Test
        void useUpNothingOfAKnownDevice() {
            evaluated(40, TARO, null, CAFE);

            assertThat(evaluated(40, TARO, TABLET, CAFE)).isEqualTo(20);
            assertThat(evaluated(40, TARO, TABLET + 1, CAFE)).isEqualTo(20);
        }

        @Test
        void seeNothingOfAMemberWhoSignsInOnAKnownDevice() {
            evaluated(10, TARO, null, CAFE);

            succeed(TARO, TABLET, HOME);

            assertThat(evaluated(1, TARO, null, CAFE)).isZero();
        }

        @Test
        void payNothingForTheRightPassword() {
            for (int day = 0; day < 50; day++) {
                succeed(TARO, null, "203.0.113." + day);
            }

            assertThat(evaluated(40, TARO, null, CAFE)).isEqualTo(10);
        }
    }

    @Nested
    class KnownNetworks {

        @Test
        void haveTriesOfTheirOwn() {
            succeed(TARO, null, HOME);
            evaluated(40, TARO, null, CAFE);

            assertThat(lane(enter(TARO, null, HOME, "slip"))).isEqualTo(Lane.KNOWN_NETWORK);
            assertThat(evaluated(40, TARO, null, HOME)).isEqualTo(9);
        }

        @Test
        void areThoseOfKnownDevicesToo() {
            succeed(TARO, TABLET, HOME);

            assertThat(lane(enter(TARO, null, HOME, "slip"))).isEqualTo(Lane.KNOWN_NETWORK);
            assertThat(lane(enter("hanako@aa2", null, HOME, "slip"))).isEqualTo(Lane.STRANGER);
        }

        @Test
        void areForgottenAfterAMonthWithoutTheMember() {
            succeed(TARO, null, HOME);
            clock.advance(A_MONTH.minusDays(1));
            succeed(TARO, TABLET, HOME);
            clock.advance(A_MONTH.minusMillis(1));
            assertThat(lane(enter(TARO, null, HOME, "slip"))).isEqualTo(Lane.KNOWN_NETWORK);

            clock.advance(Duration.ofMillis(1));

            assertThat(lane(enter(TARO, null, HOME, "another slip"))).isEqualTo(Lane.STRANGER);
        }

        @Test
        void areTheLineOfIPv6AndTheAddressOfIPv4() {
            succeed(TARO, null, "2001:db8:1:2:aaaa::1");
            succeed(TARO, null, HOME);

            assertThat(lane(enter(TARO, null, "2001:db8:1:2:bbbb::2", "a"))).isEqualTo(Lane.KNOWN_NETWORK);
            assertThat(lane(enter(TARO, null, "2001:db8:1:3:aaaa::1", "b"))).isEqualTo(Lane.STRANGER);
            assertThat(lane(enter(TARO, null, "192.0.2.2", "c"))).isEqualTo(Lane.STRANGER);
            assertThat(lane(enter(TARO, null, "::ffff:192.0.2.1", "d"))).isEqualTo(Lane.KNOWN_NETWORK);
        }

        @Test
        void areEightAtMost() {
            for (int host = 0; host < 9; host++) {
                clock.advance(Duration.ofMinutes(1));
                succeed(TARO, null, "203.0.113." + host);
            }

            assertThat(lane(enter(TARO, null, "203.0.113.0", "a"))).isEqualTo(Lane.STRANGER);
            assertThat(lane(enter(TARO, null, "203.0.113.1", "b"))).isEqualTo(Lane.KNOWN_NETWORK);
        }
    }

    @Nested
    class AHundredInARow {

        @Test
        void closeForStrangersAndKnownNetworksAlike() {
            succeed(TARO, null, HOME);
            var evaluated = evaluated(10, TARO, null, HOME);
            for (int hour = 0; hour < 500; hour++) {
                evaluated += evaluated(2, TARO, null, "203.0.113." + hour % 200);
                clock.advance(AN_HOUR);
            }

            assertThat(evaluated).isEqualTo(100);
            assertThat(evaluated(5, TARO, null, HOME)).isZero();
            assertThat(evaluated(5, TARO, TABLET, CAFE)).isEqualTo(5);
        }

        @Test
        void beginAnewAfterAMonth() {
            for (int hour = 0; hour < 91; hour++) {
                evaluated(10, TARO, null, "203.0.113." + hour);
                clock.advance(AN_HOUR);
            }
            clock.advance(A_MONTH.minus(AN_HOUR).minusMillis(1));
            assertThat(evaluated(1, TARO, null, CAFE)).isZero();

            clock.advance(Duration.ofMillis(1));

            assertThat(evaluated(40, TARO, null, CAFE)).isEqualTo(10);
        }

        @Test
        void areCountedFromTheLastSuccess() {
            for (int hour = 0; hour < 500; hour++) {
                if (hour % 80 == 0) {
                    succeed(TARO, null, "192.0.2." + hour / 80);
                }
                assertThat(evaluated(1, TARO, null, "203.0.113." + hour % 200)).isEqualTo(1);
                clock.advance(AN_HOUR);
            }
        }

        @Test
        void closeToKnownNetworksOnlyAsLongAsTheMemberIsAway() {
            succeed(TARO, null, HOME);
            for (int hour = 0; hour < 300; hour++) {
                if (hour % 20 == 0) {
                    succeed(TARO, TABLET, HOME);
                }
                evaluated(10, TARO, null, "203.0.113." + hour % 200);
                clock.advance(AN_HOUR);
            }

            assertThat(evaluated(40, TARO, null, HOME)).isEqualTo(10);
        }

        @Test
        void doNotShowStrangersThatThereIsAMember() {
            for (int hour = 0; hour < 100; hour++) {
                if (hour > 10) {
                    succeed(TARO, TABLET, HOME);
                    succeed(TARO, null, HOME);
                }
                evaluated(10, TARO, null, "203.0.113." + hour);
                evaluated(10, "invented@aa2", null, "203.0.113." + hour);
                clock.advance(AN_HOUR);
            }

            assertThat(evaluated(1, TARO, null, CAFE)).isZero();
            assertThat(evaluated(1, "invented@aa2", null, CAFE)).isZero();
        }

        @Test
        void makeAKnownDeviceAStranger() {
            var evaluated = 0;
            for (int hour = 0; hour < 20; hour++) {
                evaluated += evaluated(50, TARO, TABLET, HOME);
                clock.advance(AN_HOUR);
            }

            // A hundred as a device, then ten and one an hour like everybody.
            assertThat(evaluated).isBetween(100 + 10, 100 + 10 + 20);
            clock.advance(AN_HOUR.multipliedBy(3));
            var another = (Passage.Open) enter(TARO, TABLET, HOME, "another");
            assertThat(another.lane()).isEqualTo(Lane.STRANGER);
            gate.failed(another);
            assertThat(((Passage.Repeated) enter(TARO, TABLET, HOME, "another")).lane())
                    .isEqualTo(Lane.STRANGER);
        }
    }

    @Nested
    class TheSamePasswordAgain {

        @Test
        void costsNothing() {
            fail(TARO, null, CAFE, "hinata");

            for (int again = 0; again < 40; again++) {
                assertThat(enter(TARO, null, CAFE, "hinata")).isInstanceOf(Passage.Repeated.class);
            }

            assertThat(evaluated(40, TARO, null, CAFE)).isEqualTo(9);
        }

        @Test
        void isNotToldToThoseWhoHaveNoTriesLeft() {
            fail(TARO, null, CAFE, "hinata");
            IntStream.range(0, 40).forEach(_ -> enter(TARO, null, CAFE, "guess " + ++guesses));

            assertThat(enter(TARO, null, CAFE, "hinata")).isInstanceOf(Passage.Closed.class);
        }

        @Test
        void isAnotherThereWhereTheMembersDeviceIs() {
            fail(TARO, TABLET, HOME, "hinata");

            assertThat(enter(TARO, TABLET, HOME, "hinata")).isInstanceOf(Passage.Repeated.class);
            assertThat(enter(TARO, TABLET + 1, HOME, "hinata")).isInstanceOf(Passage.Open.class);
            assertThat(enter(TARO, null, CAFE, "hinata")).isInstanceOf(Passage.Open.class);
        }

        @Test
        void isAnotherAtAnotherUserId() {
            fail(TARO, null, CAFE, "hinata");

            assertThat(enter("hanako@aa2", null, CAFE, "hinata")).isInstanceOf(Passage.Open.class);
        }

        @Test
        void isForgottenAfterEightOthers() {
            fail(TARO, null, CAFE, "hinata");
            evaluated(8, TARO, null, CAFE);

            assertThat(enter(TARO, null, CAFE, "hinata")).isInstanceOf(Passage.Open.class);
        }

        @Test
        void tellsSinceWhenItIsWrong() {
            var before = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            fail(TARO, null, CAFE, "hinata");
            clock.advance(AN_HOUR);
            fail(TARO, null, CAFE, "bokko");

            assertThat(since("hinata")).isEqualTo(before);
            assertThat(since("bokko")).isEqualTo(before.plus(AN_HOUR));

            gate.failedAgain((Passage.Repeated) enter(TARO, null, CAFE, "hinata"));
            assertThat(since("hinata")).isEqualTo(before.plus(AN_HOUR));
        }

        @Test
        void isRememberedForHoursAfterTheFirst() {
            fail(TARO, null, CAFE, "hinata");
            clock.advance(AN_HOUR.multipliedBy(12));
            var later = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            fail(TARO, null, CAFE, "bokko");
            clock.advance(AN_HOUR.multipliedBy(8));
            fail(TARO, null, CAFE, "engawa");

            assertThat(enter(TARO, null, CAFE, "hinata")).isInstanceOf(Passage.Open.class);
            assertThat(since("bokko")).isEqualTo(later);
            assertThat(since("engawa")).isEqualTo(later.plus(AN_HOUR.multipliedBy(8)));
        }

        @Test
        void isForgottenWhereTheClockWasPutBack() {
            fail(TARO, null, CAFE, "hinata");
            clock.advance(AN_HOUR.negated());
            var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            fail(TARO, null, CAFE, "bokko");

            assertThat(enter(TARO, null, CAFE, "hinata")).isInstanceOf(Passage.Open.class);
            assertThat(since("bokko")).isEqualTo(now);
        }

        private Object since(String password) {
            return ((Passage.Repeated) enter(TARO, null, CAFE, password)).since();
        }
    }

    @Nested
    class ASource {

        @Test
        void isHeardNoMoreAfterFiftyWrongPasswordsAtAnyUserIds() {
            assertThat(evaluatedAtMany(500, CAFE)).isEqualTo(51);

            assertThat(evaluatedAtMany(1, HOME)).isEqualTo(1);
            clock.advance(Duration.ofHours(12));
            assertThat(evaluatedAtMany(500, CAFE)).isBetween(24, 27);
        }

        @Test
        void harmsNeitherKnownDevicesNorMembersWhoseNetworkItIs() {
            succeed(TARO, null, CAFE);
            evaluatedAtMany(500, CAFE);

            assertThat(evaluated(1, TARO, null, CAFE)).isEqualTo(1);
            assertThat(evaluated(1, "hanako@aa2", TABLET, CAFE)).isEqualTo(1);
            assertThat(evaluated(1, "hanako@aa2", null, CAFE)).isZero();
        }

        @Test
        void isBetterForEveryMemberWhoGotInButForEachOnce() {
            evaluatedAtMany(45, CAFE);
            IntStream.range(0, 40).forEach(_ -> succeed(TARO, TABLET, CAFE));

            // 45 - 30, and then until 50 is passed.
            assertThat(evaluatedAtMany(500, CAFE)).isEqualTo(36);
        }

        @ParameterizedTest
        @CsvSource({"2001:db8:1:2::1, 2001:db8:1:2:ffff::9, 51", "2001:db8:1:2::1, 2001:db8:2:2::1, 102"})
        void isTheLineOfIPv6(String one, String other, int evaluated) {
            assertThat(evaluatedAtMany(500, one) + evaluatedAtMany(500, other)).isEqualTo(evaluated);
        }

        @Test
        void isAWholeSiteOfIPv6InTheEnd() {
            var evaluated = 0;
            for (int line = 0; line < 100; line++) {
                evaluated += evaluatedAtMany(40, "2001:db8:1:" + Integer.toHexString(line) + "::1");
            }

            assertThat(evaluated).isEqualTo(4 * 50 + 1);
        }

        @Test
        void isNotChargedForSlipsThatTurnOutToBeSlips() {
            evaluatedAtMany(46, CAFE);
            for (var slip : List.of("hinata-bokk", "hinata-bokkoo", "Hinata-bokko", "hinata-bokki")) {
                fail(TARO, null, CAFE, slip);
            }

            var passage = (Passage.Open) enter(TARO, null, CAFE, "hinata-bokko");
            gate.succeeded(
                    passage,
                    () -> Stream.of("hinata-bokk", "hinata-bokkoo", "Hinata-bokko", "hinata-bokki")
                            .map(GateTest::secret));

            // 50 - 30 for the member who got in - 4 for the slips.
            assertThat(evaluatedAtMany(500, CAFE)).isEqualTo(35);
        }
    }

    @Test
    void takesTwoTriesForAPasswordThatIsTriedEverywhere() {
        for (int member = 0; member < 60; member++) {
            fail("member" + member + "@aa2", null, "203.0.113." + member, "hinata-de-everybody");
        }

        fail(TARO, null, CAFE, "hinata-de-everybody");

        assertThat(evaluated(40, TARO, null, CAFE)).isEqualTo(8);
        assertThat(evaluatedAtMany(500, CAFE)).isEqualTo(51 - 8 - 5);
    }

    @Test
    void takesTwoTriesForAPasswordThatAttackersTryFirst() {
        fail(TARO, null, CAFE, "password123");

        assertThat(evaluated(40, TARO, null, CAFE)).isEqualTo(8);
    }

    @Test
    void countsNothingThatWasNotEvaluated() {
        for (int busy = 0; busy < 300; busy++) {
            gate.notEvaluated((Passage.Open) enter(TARO, null, CAFE, "busy " + busy));
            gate.notEvaluated((Passage.Open) enter(TARO, TABLET, CAFE, "busy " + busy));
        }

        assertThat(evaluated(40, TARO, null, CAFE)).isEqualTo(10);
        assertThat(evaluated(40, TARO, TABLET, CAFE)).isEqualTo(20);
    }

    @Test
    void opensNothingForAnotherByGivingBackATry() {
        var busy = (Passage.Open) enter(TARO, null, CAFE, "busy");
        evaluated(20, TARO, null, CAFE);

        gate.notEvaluated(busy);

        assertThat(evaluated(20, TARO, null, CAFE)).isEqualTo(1);
    }

    @Test
    void asksForRoomBeforeItCounts() {
        for (int busy = 0; busy < 40; busy++) {
            assertThat(gate.enter(guess(TARO, null, CAFE, "busy " + busy), lane -> lane != Lane.STRANGER))
                    .isEqualTo(new Passage.NoRoom());
        }

        assertThat(evaluated(40, TARO, null, CAFE)).isEqualTo(10);
        assertThat(standings.size()).isEqualTo(1);
    }

    @Test
    void letsKnownDevicesInWhenThereIsNoRoomForStrangers() {
        assertThat(gate.enter(guess(TARO, TABLET, CAFE, "a"), lane -> lane != Lane.STRANGER))
                .isInstanceOf(Passage.Open.class);
    }

    @Test
    void keepsNothingOfAMemberOnAKnownDeviceWhoGotIn() {
        succeed(TARO, TABLET, HOME);

        // The network.
        assertThat(standings.size()).isEqualTo(1);
    }

    @Test
    void opensAgainAfterAClockThatWasWrongByDaysIsSetRight() {
        clock.advance(Duration.ofDays(3));
        evaluated(10, TARO, null, CAFE);
        evaluated(20, TARO, TABLET, CAFE);

        clock.advance(Duration.ofDays(-3));

        assertThat(evaluated(1, TARO, null, CAFE)).isZero();
        assertThat(evaluated(1, TARO, TABLET, CAFE)).isZero();
        clock.advance(AN_HOUR);
        assertThat(evaluated(2, TARO, null, CAFE)).isEqualTo(1);
        assertThat(evaluated(10, TARO, TABLET, CAFE)).isEqualTo(6);
    }

    /** Random weeks at one User ID, with a clock that jumps by an hour: never more than the bucket and the time give. */
    @Test
    void neverEvaluatesMoreThanTheLimitHoweverTheClockJumps() {
        var seeds = new Random();
        for (int week = 0; week < 200; week++) {
            var seed = seeds.nextLong();
            var random = new Random(seed);
            var userId = "member" + week + "@aa2";
            var earliest = clock.instant();
            var latest = earliest;
            var evaluated = 0;
            var ahead = false;
            for (int step = 0; step < 400; step++) {
                clock.advance(Duration.ofMinutes(random.nextInt(30)));
                if (random.nextInt(12) == 0) {
                    clock.advance(ahead ? AN_HOUR.negated() : AN_HOUR);
                    ahead = !ahead;
                }
                earliest = clock.instant().isBefore(earliest) ? clock.instant() : earliest;
                latest = clock.instant().isAfter(latest) ? clock.instant() : latest;
                evaluated += evaluated(1, userId, null, "203.0.113." + random.nextInt(250));

                var most = 10 + Duration.between(earliest, latest).toHours();
                assertThat((long) evaluated)
                        .as("seed %d, step %d", seed, step)
                        .isLessThanOrEqualTo(Math.min(most, 100));
            }
        }
    }

    @Test
    void showsNothingOfWhatWasTyped() {
        var guess = guess("my-secret@aa2", null, CAFE, "my-secret");

        assertThat(guess.toString() + gate.enter(guess, _ -> true)).doesNotContain("my-secret");
    }

    private Gate gate(GateProperties limits) {
        return new Gate(standings, new GateKey(new byte[GateKey.BYTES], randomness), limits, randomness, clock);
    }

    static GateProperties limits(int tries, int inARow, int source) {
        var strangers = new Allowance(tries, AN_HOUR);
        return new GateProperties(
                strangers,
                strangers,
                new Allowance(2 * tries, Duration.ofMinutes(10)),
                inARow,
                A_MONTH,
                A_MONTH,
                source,
                Duration.ofHours(12));
    }

    static Guess guess(String userId, @Nullable Long device, String address, String password) {
        return new Guess(userId, device, address, secret(password), password.equals("password123"));
    }

    static Guess.Secret secret(String password) {
        return mac -> mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
    }

    private Passage enter(String userId, @Nullable Long device, String address, String password) {
        return gate.enter(guess(userId, device, address, password), _ -> true);
    }

    private void fail(String userId, @Nullable Long device, String address, String password) {
        gate.failed((Passage.Open) enter(userId, device, address, password));
    }

    private void succeed(String userId, @Nullable Long device, String address) {
        gate.succeeded((Passage.Open) enter(userId, device, address, "the right one"), Stream::empty);
    }

    /** How many of so many wrong passwords, all different, were evaluated. */
    private int evaluated(int tries, String userId, @Nullable Long device, String address) {
        var open = new ArrayList<Passage.Open>();
        for (int i = 0; i < tries; i++) {
            if (enter(userId, device, address, "guess " + ++guesses) instanceof Passage.Open passage) {
                gate.failed(passage);
                open.add(passage);
            }
        }
        return open.size();
    }

    private int evaluatedAtMany(int userIds, String address) {
        return IntStream.range(0, userIds)
                .map(_ -> evaluated(1, "somebody" + ++guesses + "@aa2", null, address))
                .sum();
    }

    private static Lane lane(Passage passage) {
        return ((Passage.Open) passage).lane();
    }
}
