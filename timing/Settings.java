package timing;

import bench.Unlimited;
import java.util.HashMap;
import java.util.Map;

/** The Genkan that is measured: hashes that cost little, so that what is around them shows. */
record Settings(int limit) {

    /** When answers leave: as soon as they are ready, or at the release times, as much shorter as the hashes are. */
    enum Release {
        BARE("0s", "1us"),
        RELEASED("10ms", "5ms");

        private final String release;
        private final String step;

        Release(String release, String step) {
            this.release = release;
            this.step = step;
        }
    }

    Map<String, String> at(Release release) {
        var settings = new HashMap<>(gate());
        settings.putAll(Unlimited.recovery());
        settings.put("GENKAN_HASHING_MEMORYKIB", "1024");
        settings.put("GENKAN_HASHING_PASSES", "1");
        settings.put("GENKAN_SIGNIN_RELEASE", release.release);
        settings.put("GENKAN_SIGNIN_RELEASESTEP", release.step);
        return settings;
    }

    /** Only who is meant to be limited reaches the limit, and stays limited for longer than the measurement lasts. */
    private Map<String, String> gate() {
        return Map.of(
                "GENKAN_GATE_STRANGERS", limit + "/1d",
                "GENKAN_GATE_KNOWNNETWORK", limit + "/1d",
                "GENKAN_GATE_KNOWNDEVICE", limit + "/1d",
                "GENKAN_GATE_INAROW", String.valueOf(Integer.MAX_VALUE),
                "GENKAN_GATE_SOURCE", String.valueOf(Integer.MAX_VALUE));
    }
}
