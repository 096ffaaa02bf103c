package genkan.outbox;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import genkan.secret.Randomness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node's deliverer. On each round it leases buckets that have something due, as many as it has hands for, and starts
 * delivering; it waits for no courier. A bucket is given back when it is empty, or after a lease's time, so that no node
 * keeps one to itself; a lease is renewed as long as something from its bucket is under way.
 *
 * <p>No connection is held while a courier works. A courier that does not come back is interrupted after a minute and its
 * try counts as failed, so that it holds neither a hand nor a bucket for ever.
 */
final class Postman {

    /** Enough for any courier that has a time limit of its own, as each should. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int LONGEST_ERROR = 200;
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private final Outbox outbox;
    private final Buckets buckets;
    private final Bell bell;
    private final Tally tally;
    private final OutboxProperties properties;
    private final Map<String, Courier> couriers;
    private final Duration patience;
    private final Randomness randomness;
    private final Clock clock;

    private final long holder;
    private final Map<Integer, Lease> held = new ConcurrentHashMap<>();
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService hands = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("outbox-", 1).factory());

    Postman(
            Outbox outbox,
            Buckets buckets,
            Bell bell,
            Tally tally,
            OutboxProperties properties,
            Collection<Courier> couriers,
            Duration patience,
            Randomness randomness,
            Clock clock) {
        this.outbox = outbox;
        this.buckets = buckets;
        this.bell = bell;
        this.tally = tally;
        this.properties = properties;
        this.couriers = couriers.stream().collect(toUnmodifiableMap(Courier::topic, identity()));
        this.patience = patience;
        this.randomness = randomness;
        this.clock = clock;
        this.holder = randomness.number();
    }

    /** Called by one thread at a time. */
    void round() {
        if (couriers.isEmpty()) {
            return;
        }
        renew();
        var withDue = outbox.bucketsWithDue(couriers.keySet());
        giveBackWhatIsDone(withDue);
        lease(withDue);
        startWhatIsDue();
    }

    private void renew() {
        var now = clock.instant();
        var ending = heldThat((_, lease) -> lease.endsSoon(now));
        var renewed = buckets.renew(holder, ending);
        ending.forEach(bucket ->
                held.computeIfPresent(bucket, (_, lease) -> renewed.contains(bucket) ? lease.renewed(now) : null));
    }

    private void giveBackWhatIsDone(List<Integer> withDue) {
        var now = clock.instant();
        var busy = underWay.stream().map(Buckets::of).collect(toUnmodifiableSet());
        var done =
                heldThat((bucket, lease) -> !busy.contains(bucket) && !(withDue.contains(bucket) && lease.isOpen(now)));
        held.keySet().removeAll(done);
        buckets.giveBack(holder, done);
    }

    private void lease(List<Integer> withDue) {
        var now = clock.instant();
        var wanted =
                withDue.stream().filter(bucket -> !held.containsKey(bucket)).toList();
        buckets.lease(holder, wanted, properties.parallel() - held.size())
                .forEach(bucket -> held.put(bucket, Lease.from(now)));
    }

    private void startWhatIsDue() {
        var now = clock.instant();
        // Asked before the rows are read: what ends in between may still be due in them.
        var started = Set.copyOf(underWay);
        var free = properties.parallel() - started.size();
        var most = free == 0 ? 0 : free + started.size();
        outbox.due(heldThat((_, lease) -> lease.isOpen(now)), couriers.keySet(), most).stream()
                .filter(due -> !started.contains(due.parcel().id()))
                .limit(free)
                .forEach(this::start);
    }

    private List<Integer> heldThat(BiPredicate<Integer, Lease> fits) {
        return held.entrySet().stream()
                .filter(entry -> fits.test(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void start(Due due) {
        underWay.add(due.parcel().id());
        hands.execute(() -> deliver(due));
    }

    private void deliver(Due due) {
        var parcel = due.parcel();
        try {
            settle(due, tried(due));
        } catch (RuntimeException | Error unsettled) {
            // It will be delivered again; without the bucket at least not at once, over and over.
            held.remove(Buckets.of(parcel.id()));
            LOG.error("How the delivery of {} ended was not written down", parcel, unsettled);
        } finally {
            underWay.remove(parcel.id());
            bell.ring();
        }
    }

    private Ending tried(Due due) {
        var courier = Objects.requireNonNull(couriers.get(due.topic()));
        var delivery = new FutureTask<Ending>(() -> {
            courier.deliver(due.parcel());
            return new Ending.Delivered();
        });
        Thread.ofVirtual().name("courier-" + due.topic()).start(delivery);
        try {
            return delivery.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException thrown) {
            var cause = Objects.requireNonNull(thrown.getCause());
            var error = inShort(cause, due.parcel());
            return cause instanceof Undeliverable ? new Ending.Hopeless(error) : new Ending.Failed(error);
        } catch (TimeoutException hanging) {
            delivery.cancel(true);
            return new Ending.Failed("The courier was interrupted after " + patience);
        } catch (InterruptedException closing) {
            delivery.cancel(true);
            return new Ending.CutOff();
        }
    }

    private void settle(Due due, Ending ending) {
        switch (ending) {
            case Ending.Delivered() -> {
                outbox.delivered(due.parcel());
                tally.delivered(due);
            }
            case Ending.Failed(var error) -> tryAgainOrGiveUp(due, error);
            case Ending.Hopeless(var error) -> giveUp(due, error);
            case Ending.CutOff() -> {}
        }
    }

    private void tryAgainOrGiveUp(Due due, String error) {
        var parcel = due.parcel();
        var now = clock.instant();
        var last = parcel.createdAt().plus(properties.giveUpAfter());
        if (!now.isBefore(last)) {
            giveUp(due, error);
            return;
        }
        var next = now.plus(Backoff.after(parcel.attempts() + 1, randomness.number()));
        outbox.tryAgain(parcel, next.isBefore(last) ? next : last, error);
        tally.failed(due);
    }

    private void giveUp(Due due, String error) {
        outbox.giveUp(due.parcel(), error);
        tally.gaveUp(due, error);
    }

    /** One line that the database takes and an operator may read. */
    private static String inShort(Throwable cause, Parcel parcel) {
        var told = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        var hidden = parcel.payload().isEmpty() ? told : told.replace(parcel.payload(), "…");
        var line = hidden.replaceAll("\\p{Cntrl}+", " ");
        return line.substring(0, Math.min(line.length(), LONGEST_ERROR));
    }

    boolean isBusy() {
        return !underWay.isEmpty();
    }

    /**
     * Lets what is under way end and interrupts what does not, then leaves the buckets to other nodes. What was
     * interrupted is tried again, though it may have arrived.
     */
    void close(Duration grace) throws InterruptedException {
        hands.shutdown();
        if (!hands.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
            hands.shutdownNow();
            hands.awaitTermination(1, TimeUnit.SECONDS);
        }
        buckets.giveBack(holder, held.keySet());
    }

    /**
     * @param since when the bucket was taken
     * @param until when it is lost, unless it is renewed before
     */
    private record Lease(Instant since, Instant until) {

        static Lease from(Instant now) {
            return new Lease(now, now.plus(Buckets.LEASE));
        }

        Lease renewed(Instant now) {
            return new Lease(since, now.plus(Buckets.LEASE));
        }

        boolean endsSoon(Instant now) {
            return until.isBefore(now.plus(Buckets.LEASE.dividedBy(3).multipliedBy(2)));
        }

        /** Whether it is still time to start deliveries from the bucket. */
        boolean isOpen(Instant now) {
            return now.isBefore(since.plus(Buckets.LEASE));
        }
    }
}
