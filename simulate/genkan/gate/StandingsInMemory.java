package genkan.gate;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What all nodes share, as the database does it, without the database. */
final class StandingsInMemory implements Standings {

    private final Map<String, Kept> standings = new ConcurrentHashMap<>();

    @Override
    public Optional<Kept> find(String key) {
        return Optional.ofNullable(standings.get(key));
    }

    @Override
    public boolean add(String key, Standing standing, long now) {
        return standings.putIfAbsent(key, new Kept(standing, 0)) == null;
    }

    @Override
    public boolean replace(String key, Kept seen, Standing standing, long now) {
        return standings.replace(key, seen, new Kept(standing, seen.version() + 1));
    }

    @Override
    public boolean remove(String key, Kept seen) {
        return standings.remove(key, seen);
    }

    int size() {
        return standings.size();
    }
}
