package simulate;

/** A mail program at home that goes on with the password of before, every five minutes for a day. */
final class StaleClient implements Actor {

    private final int account;
    private final int home;
    private final String password;
    private final Town town;
    private int left = Habits.STALE_TRIES;

    StaleClient(int account, int home, String password, Town town) {
        this.account = account;
        this.home = home;
        this.password = password;
        this.town = town;
    }

    @Override
    public long act(long now) {
        town.door().member(new Try(now, account, 0, home, password, false));
        return --left == 0 ? NEVER : now + Habits.BETWEEN_STALE_TRIES;
    }
}
