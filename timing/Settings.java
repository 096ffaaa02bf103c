package timing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The Genkan that is measured: hashes that cost little, so that what is around them shows. */
record Settings(int limit) {

    private static final String ANY_NUMBER = "1000000/1ms";

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
        settings.putAll(recovery());
        settings.put("GENKAN_HASHING_MEMORYKIB", "1024");
        settings.put("GENKAN_HASHING_PASSES", "1");
        settings.put("GENKAN_SIGNIN_RELEASE", release.release);
        settings.put("GENKAN_SIGNIN_RELEASESTEP", release.step);
        return settings;
    }

    /** Nobody is told that it was too often. */
    private static Map<String, String> recovery() {
        var settings = new HashMap<String, String>();
        List.of("RECOVERY_STARTS", "RECOVERY_CLAIMS", "RECOVERY_CODES", "PHONE_PERCLAIM", "PHONE_PERBROWSER")
                .forEach(counted -> settings.put("GENKAN_" + counted, ANY_NUMBER));
        settings.put("GENKAN_PHONE_PERNETWORK", ANY_NUMBER);
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
