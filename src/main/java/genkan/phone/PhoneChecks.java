package genkan.phone;

import genkan.gate.Allowance;
import genkan.gate.Quotas;
import genkan.member.MemberId;
import genkan.phone.PhoneCheck.State;
import genkan.secret.Randomness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Pages that wait for a call from a member's telephone. Each shows one of our numbers; the telephone and the number
 * together say which page is meant, so no other page waits for the two, and none will soon after.
 *
 * <p>For somebody who is unknown, or has no telephone, a page waits just so, for a call that cannot come.
 */
@Component
public class PhoneChecks {

    /** How long something can be done with a call that came. */
    static final Duration USABLE = Duration.ofMinutes(10);

    /** A call that comes so late is still not taken for one to the next page. */
    static final Duration REST = Duration.ofMinutes(10);

    /** How long it takes to see what nobody told. */
    private static final Duration LOOK = Duration.ofSeconds(3);

    private final StoredChecks checks;
    private final RegisteredPhones phones;
    private final PhoneDigests digests;
    private final DialledNumbers numbers;
    private final PhoneProperties properties;
    private final Trunks trunks;
    private final Quotas quotas;
    private final Changes changes;
    private final Randomness randomness;
    private final TransactionOperations transactions;
    private final Clock clock;

    PhoneChecks(
            StoredChecks checks,
            RegisteredPhones phones,
            PhoneDigests digests,
            DialledNumbers numbers,
            PhoneProperties properties,
            Trunks trunks,
            Quotas quotas,
            Changes changes,
            Randomness randomness,
            TransactionOperations transactions,
            Clock clock) {
        this.checks = checks;
        this.phones = phones;
        this.digests = digests;
        this.numbers = numbers;
        this.properties = properties;
        this.trunks = trunks;
        this.quotas = quotas;
        this.changes = changes;
        this.randomness = randomness;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Begins to wait for a call.
     *
     * @param claimed who it may be; nobody if nobody is known, which nothing in the answer tells
     */
    public Opening open(Collection<MemberId> claimed, Asker asker) {
        return refused(asker).orElseGet(() -> {
            var now = clock.instant();
            var awaited = phones.active(claimed, properties.kinds(), now);
            return open(claimed, awaited.isEmpty() ? Set.of(digests.ofNobody(asker.typed())) : awaited, now);
        });
    }

    /**
     * Begins to wait for a call from a telephone that is to become the member's. No other call confirms such a check, and
     * it speaks for nobody: only {@link #findNew} and {@link #spendNew} know it.
     */
    public Opening openNew(MemberId member, PhoneNumber number, Asker asker) {
        return refused(asker).orElseGet(() -> {
            var now = clock.instant();
            var awaited = Set.of(digests.of(number));
            var taken = checks.taken(awaited, now);
            var until = now.plus(properties.waiting());
            // Unlike above, nobody else's check ends for it: anybody may type anybody's number here.
            return open(Set.of(), member, awaited, taken, now, until)
                    .orElseGet(() -> new Opening.TooMany(freeAgain(taken, until)));
        });
    }

    public Optional<PhoneCheck> find(long id) {
        return checks.find(id, null, clock.instant(), USABLE);
    }

    /** One of {@link #openNew}, for this member. */
    public Optional<PhoneCheck> findNew(MemberId member, long id) {
        return checks.find(id, member, clock.instant(), USABLE);
    }

    /**
     * Waits until the check is in another state than was seen, and returns true; false after the given time. Holds no
     * connection to the database meanwhile.
     */
    public boolean awaitChange(long id, State seen, Duration longest) throws InterruptedException {
        try (var ear = changes.listen(id)) {
            var left = longest;
            while (checks.state(id, clock.instant(), USABLE).equals(Optional.of(seen))) {
                if (!left.isPositive()) {
                    return false;
                }
                // Woken for nothing, it gives up early rather than late.
                var look = left.compareTo(LOOK) < 0 ? left : LOOK;
                var _ = ear.await(look);
                left = left.minus(look);
            }
            return true;
        }
    }

    /**
     * Takes the call for what the caller's transaction does. Of all who try, at most one gets true, and no one later than
     * ten minutes after the call.
     */
    public boolean spend(long id) {
        return checks.spend(id, null, clock.instant().minus(USABLE));
    }

    /** The same for one of {@link #openNew}, for this member. */
    public boolean spendNew(MemberId member, long id) {
        return checks.spend(id, member, clock.instant().minus(USABLE));
    }

    /** Nothing comes of the call, whether it came or not. */
    public void cancel(long id) {
        if (checks.cancel(id)) {
            changes.tell(id);
        }
    }

    /** Whether there is a number to show. */
    public boolean reachable() {
        return !numbers.all().isEmpty() && trunks.anyUp();
    }

    /** How many pages wait on each of our numbers; on those left out none does. */
    public Map<PhoneNumber, Integer> waiting() {
        return checks.waiting(clock.instant());
    }

    private Optional<Opening> refused(Asker asker) {
        return reachable() ? count(asker).map(Opening.TooMany::new) : Optional.of(new Opening.NoLine());
    }

    /** All three are counted, or none. */
    private Optional<Instant> count(Asker asker) {
        var counted = new LinkedHashMap<String, Allowance>();
        counted.put("phone check, browser\n" + asker.browser(), properties.perBrowser());
        counted.put("phone check, network\n" + asker.network(), properties.perNetwork());
        counted.put("phone check, claim\n" + asker.typed(), properties.perClaim());
        return latest(counted, quotas::usedUpUntil).or(() -> latest(counted, quotas::use));
    }

    private static Optional<Instant> latest(Map<String, Allowance> counted, Quota quota) {
        return counted.entrySet().stream()
                .flatMap(entry -> quota.until(entry.getKey(), entry.getValue()).stream())
                .max(Comparator.naturalOrder());
    }

    private interface Quota {
        Optional<Instant> until(String thing, Allowance allowance);
    }

    private Opening open(Collection<MemberId> claimed, Set<String> awaited, Instant now) {
        var until = now.plus(properties.waiting());
        var taken = checks.taken(awaited, now);
        return open(claimed, null, awaited, taken, now, until)
                .orElseGet(() -> withoutNumber(awaited, taken, now, until));
    }

    private Optional<Opening> open(
            Collection<MemberId> claimed,
            @Nullable MemberId newOf,
            Set<String> awaited,
            Map<PhoneNumber, Instant> taken,
            Instant now,
            Instant until) {
        for (var dialled : byPreference(taken.keySet(), now)) {
            var check = transactions.execute(_ -> await(claimed, newOf, awaited, dialled, now, until));
            if (check != null && check.isPresent()) {
                return Optional.of(new Opening.Opened(check.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<PhoneCheck> await(
            Collection<MemberId> claimed,
            @Nullable MemberId newOf,
            Set<String> awaited,
            PhoneNumber dialled,
            Instant now,
            Instant until) {
        var id = randomness.number();
        var worked = checks.await(id, awaited, dialled, claimed, newOf, now, until, until.plus(REST));
        if (worked < awaited.size()) {
            // Somebody was quicker with one of the telephones.
            checks.awaitNot(id, awaited);
            return Optional.empty();
        }
        // One and all get a code, whoever is known, so that pages are alike.
        var code = trunks.anyAsks() ? CallCode.newCode(randomness) : null;
        checks.add(id, newOf, dialled, now, until, code, "WAITING");
        return Optional.of(new PhoneCheck(id, dialled, until, code, new State.Waiting(false)));
    }

    /** Those first on which fewest wait; chance decides among them. */
    private List<PhoneNumber> byPreference(Collection<PhoneNumber> taken, Instant now) {
        var waiting = checks.waiting(now);
        var free = new ArrayList<>(numbers.all());
        free.removeAll(taken);
        Collections.shuffle(free, randomness.source());
        free.sort(Comparator.comparingInt(number -> waiting.getOrDefault(number, 0)));
        return free;
    }

    /** All of our numbers are taken for the telephone: by others who wait, or by calls that may still come late. */
    private Opening withoutNumber(Set<String> awaited, Map<PhoneNumber, Instant> taken, Instant now, Instant until) {
        if (checks.conflict(awaited, now) == 0) {
            return new Opening.TooMany(freeAgain(taken, until));
        }
        var id = randomness.number();
        var dialled = numbers.all().getFirst();
        checks.add(id, null, dialled, now, until, null, "CONFLICT");
        return new Opening.Opened(new PhoneCheck(id, dialled, until, null, new State.Conflict()));
    }

    private static Instant freeAgain(Map<PhoneNumber, Instant> taken, Instant until) {
        return taken.values().stream().min(Comparator.naturalOrder()).orElse(until);
    }
}
