package simulate;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What happens, one after the other: whoever is next acts. */
final class World {

    private final PriorityQueue<Turn> turns =
            new PriorityQueue<>(Comparator.comparingLong(Turn::at).thenComparingLong(Turn::order));

    private long order;

    private record Turn(long at, long order, Actor actor) {}

    void enter(Actor actor, long first) {
        if (first != Actor.NEVER) {
            turns.add(new Turn(first, order++, actor));
        }
    }

    void runUntil(long end) {
        while (!turns.isEmpty() && turns.peek().at() < end) {
            var turn = turns.poll();
            enter(turn.actor(), turn.actor().act(turn.at()));
        }
    }
}
