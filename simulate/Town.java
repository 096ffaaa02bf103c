package simulate;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Members, networks and the door they all come to. */
final class Town {

    private final World world;
    private final Door door;
    private final Tally tally;
    private final Habits habits;
    private final Networks networks;
    private final Deck victims;
    private final Deck others;
    private final List<Resident> residents;
    private long devices;

    /** The first so many of the members are the ones attacked. */
    Town(World world, Door door, Tally tally, Size size, long seed) {
        var random = new SplittableRandom(seed);
        this.world = world;
        this.door = door;
        this.tally = tally;
        this.habits = new Habits(random.split());
        this.networks = new Networks(random.split(), size.members());
        this.victims = new Deck(random.split());
        this.others = new Deck(random.split());
        this.residents = IntStream.range(0, size.members())
                .mapToObj(account -> new Resident(account, networks.home(account), account < size.victims(), this))
                .toList();
    }

    /** Everybody comes for the first time within a day. */
    void wakeUp(long now) {
        residents.forEach(resident -> world.enter(resident, now + habits.untilNextSession()));
    }

    void enter(Actor actor, long first) {
        world.enter(actor, first);
    }

    Resident resident(int account) {
        return residents.get(account);
    }

    int members() {
        return residents.size();
    }

    Door door() {
        return door;
    }

    Tally tally() {
        return tally;
    }

    Habits habits() {
        return habits;
    }

    Networks networks() {
        return networks;
    }

    Deck deck(boolean victim) {
        return victim ? victims : others;
    }

    long newDevice() {
        return ++devices;
    }
}
