package genkan.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever order members come, give up, wait too long and are done in. */
class HashLinesProperties {

    private static final int STEPS = 300;
    private static final int PATIENCE = 20;
    private static final List<Line> LINES = List.of(Line.values());
    private static final List<Integer> PLACES = List.of(6, 4, 2);

    @Property(tries = 300)
    void theFirstOfTheHighestLineIsNextAndNoneTooMany(
            @ForAll @IntRange(min = 1, max = 4) int workers, @ForAll long seed) {
        var random = new Random(seed);
        var lines = new HashLines(workers, PLACES);
        var model = new Model(workers);

        for (int now = 0; now < STEPS; now++) {
            switch (random.nextInt(8)) {
                case 0, 1, 2, 3 -> {
                    var line = LINES.get(random.nextInt(3));
                    var ticket = new Ticket<>(line, now + random.nextInt(PATIENCE), () -> "hashed");

                    var full = lines.full(line);
                    assertThat(full).isEqualTo(!model.hasRoom(line));
                    assertThat(lines.enter(ticket)).isEqualTo(!full);
                    if (!full) {
                        model.waiting.add(ticket);
                    }
                }
                case 4, 5, 6 -> {
                    if (!model.running.isEmpty()) {
                        lines.over(model.running
                                .remove(random.nextInt(model.running.size()))
                                .line());
                    }
                }
                default -> {
                    if (!model.waiting.isEmpty()) {
                        var ticket = model.waiting.remove(random.nextInt(model.waiting.size()));
                        assertThat(lines.leave(ticket)).isTrue();
                        assertThat(lines.leave(ticket)).isFalse();
                    }
                }
            }

            var next = lines.next(now);

            var due = model.next(now);
            assertThat(next.isPresent()).isEqualTo(due.size() == 1);
            next.ifPresent(ticket -> assertThat(ticket).isSameAs(due.getFirst()));
            assertThat(lines.next(now)).isEmpty();
            for (var line : LINES) {
                assertThat(lines.running(line)).isEqualTo(model.of(line, model.running));
                assertThat(lines.waiting(line)).isEqualTo(model.of(line, model.waiting));
            }
        }
    }

    /** The same in the plainest words: all who wait in one list, in the order they came. */
    private static final class Model {

        private final int workers;
        private final List<Ticket<?>> waiting = new ArrayList<>();
        private final List<Ticket<?>> running = new ArrayList<>();

        Model(int workers) {
            this.workers = workers;
        }

        boolean hasRoom(Line line) {
            return workerFree(line) || of(line, waiting) < PLACES.get(LINES.indexOf(line));
        }

        /** Known devices do not wait for strangers. */
        boolean workerFree(Line line) {
            var inTheWay = line == Line.KNOWN_DEVICE ? of(line, running) : running.size();
            return inTheWay < workers;
        }

        int of(Line line, List<Ticket<?>> tickets) {
            return (int)
                    tickets.stream().filter(ticket -> ticket.line() == line).count();
        }

        List<Ticket<?>> next(int now) {
            for (var line : LINES) {
                for (var ticket : List.copyOf(waiting)) {
                    if (workerFree(line) && ticket.line() == line) {
                        waiting.remove(ticket);
                        if (!ticket.expired(now)) {
                            running.add(ticket);
                            return List.of(ticket);
                        }
                    }
                }
            }
            return List.of();
        }
    }
}
