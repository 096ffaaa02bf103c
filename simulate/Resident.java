package simulate;

import java.util.ArrayDeque;
import java.util.Deque;

/** A member who signs in once a day on average. */
final class Resident implements Actor {

    private final int account;
    private final int home;
    private final boolean victim;
    private final Town town;

    private final Deque<String> toType = new ArrayDeque<>();
    private Deck.Card card = new Deck.Card(false, true);
    private int network;
    private int wrong;
    private int changes;
    private long device;
    private long cookieSince;

    Resident(int account, int home, boolean victim, Town town) {
        this.account = account;
        this.home = home;
        this.victim = victim;
        this.town = town;
    }

    int account() {
        return account;
    }

    int home() {
        return home;
    }

    /** What a cookie that was copied then names: nothing any more once the member got another, as each sign-in brings. */
    long deviceOfCookieFrom(long copied) {
        return cookieSince <= copied ? device : 0;
    }

    String password() {
        return "secret-" + changes + "-of-" + account;
    }

    @Override
    public long act(long now) {
        if (toType.isEmpty()) {
            begin(now);
        }
        if (type(now, toType.remove())) {
            toType.clear();
        }
        return now + (toType.isEmpty() ? town.habits().untilNextSession() : Habits.BETWEEN_TRIES);
    }

    private void begin(long now) {
        if (town.habits().leavesAStaleClient()) {
            town.enter(new StaleClient(account, home, password(), town), now);
            changes++;
        }
        card = town.deck(victim).draw();
        wrong = 0;
        network = card.home() ? home : town.networks().strange();
        toType.addAll(town.habits().session(password()));
    }

    /** Whether the session ends with it. */
    private boolean type(long now, String typed) {
        var right = typed.equals(password());
        var attempt = new Try(now, account, card.cookie() ? device : 0, network, typed, right);
        var answer = town.door().member(attempt);
        if (right) {
            town.tally().session(now, victim, card.side(), wrong, answer != Answer.IN);
        }
        wrong++;
        if (answer == Answer.IN) {
            device = attempt.knownDevice() ? device : town.newDevice();
            cookieSince = now;
        }
        return right;
    }
}
