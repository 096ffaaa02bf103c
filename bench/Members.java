package bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Members of the sample operator Hinata Net who may sign in, and people who are nobody's. */
final class Members {

    static final String PASSWORD = "Engawa-de-Ocha-10";

    private static final List<String> FAMILIES = List.of("sato", "suzuki", "takahashi", "tanaka");
    private static final List<String> GIVEN = List.of("sho", "aoi", "hina", "ren", "yui", "hiroto", "rin");
    private static final List<String> SUBDOMAINS = List.of("aa2", "bb3", "cc4", "hd5");
    private static final List<String> ALL = all();

    private Members() {}

    /** Each visitor has members of its own, as long as there are enough: two never sign in as the same at a time. */
    static String of(int visitor, int visitors, int time) {
        var own = Math.max(1, ALL.size() / visitors);
        return ALL.get((visitor + visitors * (time % own)) % ALL.size());
    }

    static String number(int number) {
        return ALL.get(number);
    }

    /** Those whom an attack is aimed at, again and again. */
    static String attacked(long time) {
        return ALL.get((int) (time % Side.STRANGER.member(0)));
    }

    /** Somebody else each time, so that no access limit is met. Whether such a member exists makes no difference. */
    static String somebody() {
        return "b%010x@aa2".formatted(ThreadLocalRandom.current().nextLong(1L << 40));
    }

    /** Another one each time: one that was wrong before costs no hash, and one typed at many User IDs counts twice. */
    static String wrongPassword() {
        return "Engawa-%010x".formatted(ThreadLocalRandom.current().nextLong(1L << 40));
    }

    private static List<String> all() {
        var all = new ArrayList<String>();
        for (var family : FAMILIES) {
            for (var given : GIVEN) {
                all.add(given + "." + family + "@" + SUBDOMAINS.get(all.size() % SUBDOMAINS.size()));
            }
        }
        return List.copyOf(all);
    }
}
