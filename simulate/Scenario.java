package simulate;

import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;

/** What happens after the warm-up. */
enum Scenario {
    NO_ATTACK("no attack"),
    LOCK_OUT("lock-out, 3 a minute"),
    LOCK_OUT_SLOW("lock-out, 1 in 20 minutes"),
    LOCK_OUT_HOURLY("lock-out, 1 an hour"),
    NEIGHBOUR("from their own network, 1 a minute"),
    POPULAR("popular passwords, 3 a minute"),
    SPRAY("spray: each day 3 popular ones at everybody"),
    STUFFING("stuffing from one address, 1 % right"),
    STUFFING_BOTS("stuffing from many addresses, 1 % right"),
    STOLEN_COOKIE("a stolen cookie, 1 a minute"),
    TWO_NODES("lock-out, over two nodes"),
    RESTARTS("lock-out, restarts every hour"),
    CLOCK_STEPS("lock-out, the clock jumps by an hour");

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int PAIRS_EACH = 2;

    /** So many members, as what goes wrong without an attack is rare. */
    private static final int RARE = 5_000;

    private final String title;

    Scenario(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is about the limit of each account alone, for which a few victims do. */
    boolean aboutTheLimit() {
        return switch (this) {
            case POPULAR, STOLEN_COOKIE, TWO_NODES, RESTARTS, CLOCK_STEPS -> true;
            default -> false;
        };
    }

    Size of(Size whole) {
        if (this == NO_ATTACK) {
            return whole.withAtLeast(RARE);
        }
        return aboutTheLimit() ? whole.part(5) : whole;
    }

    int nodes() {
        return this == TWO_NODES ? 2 : 1;
    }

    /** What the machine's clock shows. */
    LongUnaryOperator clock(long from) {
        if (this != CLOCK_STEPS) {
            return LongUnaryOperator.identity();
        }
        // Right, an hour ahead, right, an hour behind, for three hours each.
        return now -> now + (now < from ? 0 : HOUR * new int[] {0, 1, 0, -1}[(int) ((now - from) / (3 * HOUR) % 4)]);
    }

    void attack(Town town, Mechanism mechanism, long from, Size size, SplittableRandom random) {
        switch (this) {
            case NO_ATTACK -> {}
            case LOCK_OUT, TWO_NODES, CLOCK_STEPS -> lockOut(town, from, size, random, Duration.ofSeconds(20));
            case LOCK_OUT_SLOW -> lockOut(town, from, size, random, Duration.ofMinutes(20));
            case LOCK_OUT_HOURLY -> lockOut(town, from, size, random, Duration.ofHours(1));
            case NEIGHBOUR -> neighbours(town, from, size, random);
            case POPULAR -> popular(town, from, size, random);
            case SPRAY -> spray(town, from, random);
            case STUFFING -> stuffing(town, from, random, true);
            case STUFFING_BOTS -> stuffing(town, from, random, false);
            case STOLEN_COOKIE -> stolenCookies(town, from, size, random);
            case RESTARTS -> {
                lockOut(town, from, size, random, Duration.ofSeconds(20));
                town.enter(
                        now -> {
                            mechanism.restart();
                            return now + HOUR;
                        },
                        from);
            }
        }
    }

    private static void lockOut(Town town, long from, Size size, SplittableRandom random, Duration every) {
        each(town, from, size, random, every, (victim, now, count) ->
                guess(town, now, victim, 0, town.networks().bot(), "guess-" + count + "-at-" + victim.account()));
    }

    private static void neighbours(Town town, long from, Size size, SplittableRandom random) {
        each(town, from, size, random, Duration.ofMinutes(1), (victim, now, count) ->
                guess(town, now, victim, 0, victim.home(), "guess-" + count + "-at-" + victim.account()));
    }

    private static void popular(Town town, long from, Size size, SplittableRandom random) {
        each(town, from, size, random, Duration.ofSeconds(20), (victim, now, count) ->
                guess(town, now, victim, 0, town.networks().bot(), Popular.number(count)));
    }

    private static void stolenCookies(Town town, long from, Size size, SplittableRandom random) {
        each(town, from, size, random, Duration.ofMinutes(1), (victim, now, count) -> guess(
                town,
                now,
                victim,
                victim.deviceOfCookieFrom(from),
                town.networks().bot(),
                "guess-" + count + "-at-" + victim.account()));
    }

    private static void spray(Town town, long from, SplittableRandom random) {
        var every = Duration.ofDays(1).dividedBy(3L * town.members());
        town.enter(
                new Guesser(town.door(), every, random.split(), (now, count) -> guess(
                        town,
                        now,
                        town.resident((int) (count % town.members())),
                        0,
                        town.networks().bot(),
                        Popular.number(count / town.members()))),
                from);
    }

    /** Pairs leaked elsewhere, half of them of people who are not members here. */
    private static void stuffing(Town town, long from, SplittableRandom random, boolean oneAddress) {
        var pairs = PAIRS_EACH * town.members();
        var address = town.networks().bot();
        var guesser = new Guesser(town.door(), Duration.ofHours(1).dividedBy(pairs), random.split(), (now, count) -> {
            var account = random.nextInt(PAIRS_EACH * town.members());
            var network = oneAddress ? address : town.networks().bot();
            return count % 100 == 0
                    ? right(now, town.resident(account % town.members()), network)
                    : new Try(now, account, 0, network, "leaked-" + random.nextInt(pairs * 10), false);
        });
        town.enter(new Until(guesser, from + HOUR), from);
    }

    private interface At {
        Try next(Resident victim, long now, long count);
    }

    private static void each(
            Town town, long from, Size size, SplittableRandom random, Duration every, At at) {
        for (int account = 0; account < size.victims(); account++) {
            var victim = town.resident(account);
            town.enter(
                    new Guesser(town.door(), every, random.split(), (now, count) -> at.next(victim, now, count)),
                    from + random.nextLong(every.toMillis()));
        }
    }

    private static Try guess(Town town, long now, Resident victim, long device, int network, String password) {
        return new Try(now, victim.account(), device, network, password, false);
    }

    private static Try right(long now, Resident victim, int network) {
        return new Try(now, victim.account(), 0, network, victim.password(), true);
    }
}
