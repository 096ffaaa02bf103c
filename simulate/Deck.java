package simulate;

import java.util.SplittableRandom;

/**
 * How a member comes to the door, dealt from a shuffled deck instead of tossed for each time: in every 200 sessions
 * exactly as many are without a cookie, and of those as many on a strange network, as the shares say. The mean stays,
 * the noise of a small simulation goes.
 */
final class Deck {

    private static final int CARDS = 200;
    private static final int COOKIE_KEPT = (int) Math.round(CARDS * Side.COOKIE_KEPT);

    private final SplittableRandom random;
    private final Card[] cards = new Card[CARDS];
    private int next = CARDS;

    Deck(SplittableRandom random) {
        this.random = random;
        deal(0, COOKIE_KEPT, true);
        deal(COOKIE_KEPT, CARDS, false);
    }

    /**
     * How a member comes.
     *
     * @param cookie on a browser of before
     * @param home from the usual network
     */
    record Card(boolean cookie, boolean home) {

        Side side() {
            return cookie ? Side.DEVICE : home ? Side.NETWORK : Side.UNKNOWN;
        }
    }

    Card draw() {
        if (next == CARDS) {
            shuffle();
            next = 0;
        }
        return cards[next++];
    }

    private void deal(int from, int to, boolean cookie) {
        var home = from + Math.round((to - from) * Side.NETWORK_KNOWN);
        for (int i = from; i < to; i++) {
            cards[i] = new Card(cookie, i < home);
        }
    }

    private void shuffle() {
        for (int i = CARDS - 1; i > 0; i--) {
            var other = random.nextInt(i + 1);
            var card = cards[i];
            cards[i] = cards[other];
            cards[other] = card;
        }
    }
}
