package genkan.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.member.MemberId;
import genkan.phone.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happened on a walk, and what may be done after it. It is written down from what went over the wire, the telephone
 * and the mail, and knows nothing of stages or versions.
 */
final class WalkDiary {

    private static final Duration LASTS = Duration.ofMinutes(30);
    private static final Duration USABLE = Duration.ofMinutes(10);
    private static final Duration WAITS = Duration.ofMinutes(3);
    private static final int WRONG = 5;

    private final List<Person> family;
    private final Map<String, Way> ways = new HashMap<>();
    private final Map<String, MemberId> keptCodes = new HashMap<>();
    private final Map<String, Proof> kinds = new HashMap<>();
    private final Map<String, MemberId> marks = new HashMap<>();
    private final Map<String, MemberId> sessions = new HashMap<>();

    WalkDiary(List<Person> family) {
        this.family = family;
    }

    /** A member of the family that walks. */
    record Person(MemberId id, String userId, LocalDate born, Set<PhoneNumber> phones) {}

    /** One recovery, which a cookie names. */
    static final class Way {

        private final Purpose purpose;
        private final Instant begun;
        private final Map<MemberId, Set<Proof>> shown = new HashMap<>();
        private final Map<MemberId, String> mailed = new HashMap<>();
        private Set<MemberId> meant;
        private @Nullable String number;
        private Instant asked;
        private Set<MemberId> callers = Set.of();
        private Instant calledAt = Instant.MIN;
        private int wrong;
        private boolean left;
        private @Nullable MemberId proved;
        private Instant provedAt = Instant.MIN;
        private boolean used;

        private Way(Purpose purpose, Instant begun, Set<MemberId> meant) {
            this.purpose = purpose;
            this.begun = begun;
            this.asked = begun;
            this.meant = meant;
        }

        private boolean open(Instant now) {
            return proved == null && !over() && !begun.isAfter(now) && now.isBefore(begun.plus(LASTS));
        }

        private boolean over() {
            return left || wrong >= WRONG;
        }

        private Set<MemberId> provers() {
            var provers = new HashSet<MemberId>();
            shown.forEach((member, proofs) -> {
                if (meant.contains(member) && !Set.of(Proof.DEVICE).containsAll(proofs)) {
                    provers.add(member);
                }
            });
            return provers;
        }

        private void show(Proof proof, Collection<MemberId> by, Instant now) {
            by.stream()
                    .filter(meant::contains)
                    .forEach(member -> shown.computeIfAbsent(member, _ -> EnumSet.noneOf(Proof.class))
                            .add(proof));
            settle(now);
        }

        @Override
        public String toString() {
            return "%s begun %s, means %s, shown %s, wrong %d, left %s, proved %s at %s, used %s, called by %s at %s on %s"
                    .formatted(
                            purpose, begun, meant, shown, wrong, left, proved, provedAt, used, callers, calledAt,
                            number);
        }

        private void settle(Instant now) {
            var provers = provers();
            if (provers.size() == 1) {
                var only = provers.iterator().next();
                if (enough(purpose, Objects.requireNonNull(shown.get(only)))) {
                    proved = only;
                    provedAt = now;
                }
            }
        }
    }

    /** The rule of docs/configure.md, in other words. */
    private static boolean enough(Purpose purpose, Set<Proof> proofs) {
        var paper = proofs.contains(Proof.SAVED_CODE) || proofs.contains(Proof.LETTER);
        var called = proofs.contains(Proof.CALL);
        var mailed = proofs.contains(Proof.MAIL_CODE);
        return paper
                || switch (purpose) {
                    case USER_ID, LIMIT -> called || mailed;
                    case PASSWORD -> called && (mailed || proofs.contains(Proof.DEVICE));
                };
    }

    void begun(String cookie, Purpose purpose, Set<MemberId> meant, Collection<String> marksHere, Instant now) {
        var way = new Way(purpose, now, meant);
        ways.put(cookie, way);
        marksHere.stream()
                .map(marks::get)
                .filter(Objects::nonNull)
                .forEach(member -> way.show(Proof.DEVICE, Set.of(member), now));
    }

    @Nullable
    Way way(@Nullable String cookie) {
        return cookie == null ? null : ways.get(cookie);
    }

    /** Whether nothing can come of it any more, or there is none. */
    boolean finished(@Nullable String cookie, Instant now) {
        var way = way(cookie);
        return way == null || (!way.open(now) && permitted(way, way.purpose, now) == null);
    }

    /** Somebody signed in here, and the browser has this mark and this session of it; the mark of before is void. */
    void signedIn(MemberId member, Collection<String> marksBefore, String mark, String session) {
        marksBefore.forEach(before -> marks.remove(before, member));
        marks.put(mark, member);
        sessions.put(session, member);
    }

    boolean signedInAs(MemberId member, @Nullable String session) {
        return session != null && member.equals(sessions.get(session));
    }

    /** A code on paper; the member's one before is worth nothing more. */
    void written(MemberId member, Proof kind, String code) {
        keptCodes.entrySet().removeIf(kept -> kept.getValue().equals(member) && kinds.get(kept.getKey()) == kind);
        keptCodes.put(code, member);
        kinds.put(code, kind);
    }

    void mailed(Way way, MemberId member, String code, Instant now) {
        assertThat(way.open(now)).as("mailed while something could be shown").isTrue();
        way.mailed.put(member, code);
    }

    void numberShown(Way way, String number) {
        if (!number.equals(way.number)) {
            way.number = number;
            way.callers = Set.of();
        }
    }

    void askedForNumber(Way way, Instant now) {
        if (way.open(now)) {
            numberGivenBack(way);
            way.asked = now;
        }
    }

    private static void numberGivenBack(Way way) {
        way.number = null;
        way.callers = Set.of();
    }

    void called(PhoneNumber from, String to, Instant now) {
        var awaiting = new ArrayList<Way>();
        var holders = family.stream()
                .filter(person -> person.phones().contains(from))
                .map(Person::id)
                .toList();
        for (var way : ways.values()) {
            var speaksFor = new HashSet<>(way.meant);
            speaksFor.retainAll(holders);
            if (to.equals(way.number)
                    && way.callers.isEmpty()
                    && now.isBefore(way.asked.plus(WAITS))
                    && !speaksFor.isEmpty()) {
                awaiting.add(way);
                way.callers = speaksFor;
                way.calledAt = now;
            }
        }
        assertThat(awaiting).as("who may wait for one telephone on one number").hasSizeLessThan(2);
    }

    /** A request came with the cookie of this way: a call that had come in counts from now on. */
    void visited(Way way, Instant now) {
        if (!way.callers.isEmpty() && way.open(now) && now.isBefore(way.calledAt.plus(USABLE))) {
            var callers = way.callers;
            numberGivenBack(way);
            way.show(Proof.CALL, callers, now);
        }
    }

    /** Returns whether it was a code that somebody who is meant could have. */
    boolean typed(Way way, String code, Instant now) {
        if (!way.open(now)) {
            return false;
        }
        var owner = keptCodes.get(code);
        if (owner != null && way.meant.contains(owner)) {
            keptCodes.remove(code);
            way.show(Objects.requireNonNull(kinds.get(code)), Set.of(owner), now);
            return true;
        }
        var readers = way.meant.stream()
                .filter(member -> code.equals(way.mailed.get(member)))
                .toList();
        if (readers.isEmpty()) {
            way.wrong++;
            return false;
        }
        way.show(Proof.MAIL_CODE, readers, now);
        return true;
    }

    /** Their User IDs look alike while they are masked, so there is one place to choose, and the birth date decides. */
    void chose(Way way, String place, String born, Instant now) {
        var provers = way.provers();
        var chosen = family.stream()
                .filter(person -> provers.contains(person.id()) && place.equals("0"))
                .filter(person -> person.born().toString().equals(born))
                .findFirst();
        if (chosen.isEmpty()) {
            way.wrong++;
        } else if (way.open(now) && provers.size() > 1) {
            way.meant = Set.of(chosen.get().id());
            way.settle(now);
        }
    }

    void left(Way way) {
        way.left = true;
        numberGivenBack(way);
    }

    /** Whom something may be done for; null for nobody. */
    @Nullable
    MemberId permitted(@Nullable Way way, Purpose purpose, Instant now) {
        return way != null
                        && way.purpose == purpose
                        && !way.used
                        && !way.over()
                        && !way.provedAt.isAfter(now)
                        && now.isBefore(way.provedAt.equals(Instant.MIN) ? now : way.provedAt.plus(USABLE))
                ? way.proved
                : null;
    }

    void acted(@Nullable Way way, Purpose purpose, MemberId member, Instant now) {
        assertThat(permitted(way, purpose, now))
                .as("for whom %s may be done here, once", purpose)
                .isEqualTo(member);
        Objects.requireNonNull(way).used = true;
        if (purpose == Purpose.PASSWORD) {
            keptCodes.values().removeIf(member::equals);
        }
    }
}
