package bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All members who sign in while somebody attacks, and before. */
final class Residents implements AutoCloseable {

    private final Map<Side, List<Resident>> residents = new EnumMap<>(Side.class);

    private Residents() {}

    static Residents of(Server server) throws IOException {
        var all = new Residents();
        for (var side : Side.values()) {
            var ofSide = new ArrayList<Resident>();
            for (var number = 0; number < side.members(); number++) {
                var resident = new Resident(server, side, number);
                resident.moveIn();
                ofSide.add(resident);
            }
            all.residents.put(side, ofSide);
        }
        return all;
    }

    /** Has them come back for so long, at the pace of their side. */
    Map<Side, Coming> comeBackFor(Duration duration) throws InterruptedException {
        var comings = new EnumMap<Side, Coming>(Side.class);
        var threads = new ArrayList<Thread>();
        residents.forEach((side, ofSide) -> {
            var coming = new Coming();
            comings.put(side, coming);
            var pace = Pace.of(side.perSecond());
            for (var number = 0; number < ofSide.size(); number++) {
                var turns = new Turns(pace, number, ofSide.size(), pace.within(duration));
                var resident = ofSide.get(number);
                // Not virtual: behind hundreds of attackers they would wait in our own process.
                threads.add(Thread.ofPlatform().daemon().start(() -> turns.of(resident, coming)));
            }
        });
        for (var thread : threads) {
            thread.join();
        }
        return comings;
    }

    /** Whose turn it is: each has another member's turn in between. */
    private record Turns(Pace pace, int first, int step, long end) {

        void of(Resident resident, Coming coming) {
            try {
                for (long turn = first; turn < end; turn += step) {
                    pace.await(turn);
                    time(resident, coming);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static void time(Resident resident, Coming coming) {
            var began = System.nanoTime();
            try {
                var ending = resident.comeBack();
                coming.add(ending, System.nanoTime() - began);
            } catch (IOException | RuntimeException e) {
                coming.failed(String.valueOf(e));
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (var ofSide : residents.values()) {
            for (var resident : ofSide) {
                resident.close();
            }
        }
    }
}
