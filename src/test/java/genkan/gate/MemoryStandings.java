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
        var replaced = new boolean[1];
        all.computeIfPresent(key, (_, kept) -> {
            replaced[0] = kept.equals(seen);
            return replaced[0] ? new Kept(standing, seen.version() + 1) : kept;
        });
        return replaced[0];
    }

    @Override
    public boolean remove(String key, Kept seen) {
        var removed = new boolean[1];
        all.computeIfPresent(key, (_, kept) -> {
            removed[0] = kept.equals(seen);
            return removed[0] ? null : kept;
        });
        return removed[0];
    }

    int size() {
        return all.size();
    }
}
