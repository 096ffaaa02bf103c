package genkan.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.gate.Allowance;
import genkan.member.MemberId;
import genkan.recovery.Recoveries.Kept;
import genkan.secret.BearerSecret;
import genkan.secret.Randomness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A million random steps of several browsers at once, most of them foolish, late, repeated or meant for another browser.
 * Beside them a diary that knows nothing of stages: whatever was done has to be justified by what stands in it.
 */
class RecoveryWalkTest {

    private static final int STEPS = 1_000_000;
    private static final int BROWSERS = 4;

    private static final List<MemberId> MEMBERS =
            Stream.of(1L, 2L, 3L).map(MemberId::new).toList();
    private static final List<Purpose> PURPOSES = List.of(Purpose.values());
    private static final List<Proof> PROOFS = List.of(Proof.values());
    private static final RecoveryProperties PROPERTIES = new RecoveryProperties(
            Policy.of("call, mail-code, saved-code"),
            Policy.of("call+device, call+mail-code, letter"),
            Policy.of("keyed-call, call"),
            Allowance.of("1/1m"),
            Allowance.of("1/1m"),
            Allowance.of("1/1m"),
            Duration.ofDays(3));

    private final Random random = new Random(20261123);
    private final Randomness secrets = new Randomness();
    private final MemoryRecoveries recoveries = new MemoryRecoveries();
    private final List<BearerSecret> browsers = new ArrayList<>();
    private final List<Kept> seenBefore = new ArrayList<>();
    private final Map<Long, Diary> diaries = new HashMap<>();
    private final Map<String, Integer> done = new HashMap<>();

    private Instant now = Instant.parse("2026-11-23T00:00:00Z");

    @Test
    void doesNothingToAMemberWithoutExactlyOneUnspentProofOfThisMemberInThisBrowser() {
        for (int i = 0; i < BROWSERS; i++) {
            browsers.add(begin());
        }
        for (int step = 0; step < STEPS; step++) {
            step();
        }

        // The walk must get everywhere, or it shows nothing.
        for (var purpose : Purpose.values()) {
            assertThat(done.getOrDefault(purpose.name(), 0)).as(purpose.name()).isGreaterThan(1_000);
        }
        assertThat(done.getOrDefault("chosen", 0)).isGreaterThan(1_000);
        assertThat(done.getOrDefault("refused", 0)).isGreaterThan(10_000);
    }

    private void step() {
        var browser = random.nextInt(BROWSERS);
        var secret = browsers.get(browser);
        switch (random.nextInt(16)) {
            case 0 -> browsers.set(browser, begin());
            case 1, 2, 3, 4, 5 -> show(secret);
            case 6, 7 -> choose(secret);
            case 8, 9, 10, 11 -> act(kept(secret), PURPOSES.get(random.nextInt(PURPOSES.size())));
            case 12 -> replay();
            case 13 -> now = now.plusSeconds(random.nextInt(random.nextInt(8) == 0 ? 7_200 : 120));
            case 14 -> {
                if (random.nextInt(20) == 0) {
                    now = now.minusSeconds(random.nextInt(3_600));
                }
            }
            default -> {
                if (random.nextInt(4) == 0) {
                    leave(secret);
                } else {
                    guess(secret);
                }
            }
        }
    }

    private BearerSecret begin() {
        var id = secrets.number();
        var secret = BearerSecret.newFor(StoredRecoveries.reference(id), secrets);
        var claimed = MEMBERS.stream().filter(_ -> random.nextInt(2) == 0).toList();
        var purpose = PURPOSES.get(random.nextInt(PURPOSES.size()));
        recoveries.add(secret, Recovery.begun(id, purpose, "sealed", claimed, now));
        diaries.put(id, new Diary(purpose, now, Set.copyOf(claimed)));
        return secret;
    }

    private void show(BearerSecret secret) {
        var kept = kept(secret);
        var recovery = kept.recovery();
        var proof = PROOFS.get(random.nextInt(PROOFS.size()));
        var by = new HashSet<>(
                MEMBERS.stream().filter(_ -> random.nextInt(3) == 0).toList());
        if (random.nextInt(4) == 0) {
            by.add(MemberId.NOBODY);
        }
        var changed = recovery.shown(proof, by, policy(recovery), now);
        if (!changed.equals(recovery) && recoveries.replace(kept, changed)) {
            diary(recovery).shown(proof, by, now);
        }
        remember(kept);
    }

    private void choose(BearerSecret secret) {
        var kept = kept(secret);
        var recovery = kept.recovery();
        var member = MEMBERS.get(random.nextInt(MEMBERS.size()));
        var changed = recovery.chosen(member, policy(recovery), now);
        if (!changed.equals(recovery) && recoveries.replace(kept, changed)) {
            diary(recovery).chosen(member, now);
            count("chosen");
        }
        remember(kept);
    }

    /** As {@link Acts} does it: look at the permit, keep what is left of it, do it. */
    private void act(Kept kept, Purpose purpose) {
        var permitted = kept.recovery().permit(purpose, now);
        if (permitted.isEmpty()) {
            count("refused");
            return;
        }
        remember(kept);
        if (recoveries.replace(kept, kept.recovery().spent(now))) {
            diary(kept.recovery()).acted(permitted.get(), purpose, now);
            count(purpose.name());
        }
    }

    /** A page that was left open, a form sent twice, a state that another node has read. */
    private void replay() {
        if (seenBefore.isEmpty()) {
            return;
        }
        var old = seenBefore.get(random.nextInt(seenBefore.size()));
        act(old, old.recovery().purpose());
    }

    private void leave(BearerSecret secret) {
        var kept = kept(secret);
        if (recoveries.replace(kept, kept.recovery().ended())) {
            diary(kept.recovery()).left();
        }
        remember(kept);
    }

    private void guess(BearerSecret secret) {
        var kept = kept(secret);
        if (recoveries.replace(kept, kept.recovery().wrongCode())) {
            diary(kept.recovery()).wrong();
        }
        remember(kept);
    }

    private void remember(Kept kept) {
        if (seenBefore.size() < 64) {
            seenBefore.add(kept);
        } else {
            seenBefore.set(random.nextInt(64), kept);
        }
    }

    private Kept kept(BearerSecret secret) {
        return recoveries.find(secret).orElseThrow();
    }

    private Diary diary(Recovery recovery) {
        return Objects.requireNonNull(diaries.get(recovery.id()));
    }

    private static Policy policy(Recovery recovery) {
        return PROPERTIES.policy(recovery.purpose());
    }

    private void count(String what) {
        done.merge(what, 1, Integer::sum);
    }

    /** What happened to one recovery, and what may be done after it. */
    private static final class Diary {

        private final Purpose purpose;
        private final Instant begun;
        private final Set<MemberId> claimed;
        private final Map<MemberId, Set<Proof>> shown = new HashMap<>();
        private final Set<MemberId> passedOver = new HashSet<>();
        private Instant lastShown = Instant.MIN;
        private int wrong;
        private boolean left;
        private boolean acted;

        Diary(Purpose purpose, Instant begun, Set<MemberId> claimed) {
            this.purpose = purpose;
            this.begun = begun;
            this.claimed = claimed;
        }

        void shown(Proof proof, Set<MemberId> by, Instant at) {
            if (at.isBefore(begun) || !at.isBefore(begun.plus(Duration.ofMinutes(30)))) {
                return;
            }
            for (var member : by) {
                if (claimed.contains(member)) {
                    shown.computeIfAbsent(member, _ -> EnumSet.noneOf(Proof.class))
                            .add(proof);
                    lastShown = at.isAfter(lastShown) ? at : lastShown;
                }
            }
        }

        void chosen(MemberId member, Instant at) {
            assertThat(claimed).contains(member);
            lastShown = at.isAfter(lastShown) ? at : lastShown;
            claimed.stream().filter(other -> !other.equals(member)).forEach(passedOver::add);
        }

        void left() {
            left = true;
        }

        void wrong() {
            wrong++;
        }

        void acted(MemberId member, Purpose what, Instant at) {
            var proofs = shown.getOrDefault(member, Set.of());
            assertThat(acted).as("done once").isFalse();
            assertThat(what).as("for what it was proved").isEqualTo(purpose);
            assertThat(claimed).as("for somebody who was claimed").contains(member);
            assertThat(passedOver).as("for nobody who was not chosen").doesNotContain(member);
            assertThat(PROPERTIES.policy(what).metBy(proofs))
                    .as("with proofs enough: %s", proofs)
                    .isTrue();
            assertThat(left).as("not after leaving").isFalse();
            assertThat(wrong).as("not after guessing").isLessThan(5);
            assertThat(Duration.between(lastShown, at)).as("in time").isLessThan(Duration.ofMinutes(10));
            assertThat(othersProved(member))
                    .as("not while it is open who is here")
                    .isEmpty();
            acted = true;
        }

        private List<MemberId> othersProved(MemberId member) {
            return claimed.stream()
                    .filter(other -> !other.equals(member) && !passedOver.contains(other))
                    .filter(other ->
                            shown.getOrDefault(other, Set.of()).stream().anyMatch(proof -> proof != Proof.DEVICE))
                    .toList();
        }
    }
}
