package genkan.recovery;

import genkan.secret.BearerSecret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Recoveries without a database, for walks of a million steps. */
final class MemoryRecoveries implements Recoveries {

    private final Map<String, Kept> kept = new HashMap<>();

    @Override
    public void add(BearerSecret secret, Recovery recovery) {
        kept.put(secret.reference(), new Kept(recovery, 0));
    }

    @Override
    public Optional<Kept> find(BearerSecret secret) {
        return Optional.ofNullable(kept.get(secret.reference()));
    }

    @Override
    public boolean replace(Kept seen, Recovery changed) {
        var key = StoredRecoveries.reference(changed.id());
        var latest = kept.get(key);
        if (latest == null || latest.version() != seen.version()) {
            return false;
        }
        kept.put(key, new Kept(changed, seen.version() + 1));
        return true;
    }
}
