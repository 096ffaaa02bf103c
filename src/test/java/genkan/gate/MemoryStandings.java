package genkan.gate;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** {@link Standings} without a database: for the rules alone, and for simulations of years. */
final class MemoryStandings implements Standings {

    private final Map<String, Kept> all = new ConcurrentHashMap<>();

    @Override
    public Optional<Kept> find(String key) {
        return Optional.ofNullable(all.get(key));
    }

    @Override
    public boolean add(String key, Standing standing, long now) {
        return all.putIfAbsent(key, new Kept(standing, 0)) == null;
    }

    @Override
    public boolean replace(String key, Kept seen, Standing standing, long now) {
        return all.replace(key, seen, new Kept(standing, seen.version() + 1));
    }

    @Override
    public boolean remove(String key, Kept seen) {
        return all.remove(key, seen);
    }

    int size() {
        return all.size();
    }
}
