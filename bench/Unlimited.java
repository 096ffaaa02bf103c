package bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings with which nobody is told that it was too often. */
public final class Unlimited {

    private static final String ANY_NUMBER = "1000000/1ms";

    private Unlimited() {}

    public static Map<String, String> recovery() {
        var settings = new HashMap<String, String>();
        for (var counted : List.of(
                "RECOVERY_STARTS",
                "RECOVERY_CLAIMS",
                "RECOVERY_CODES",
                "PHONE_PERCLAIM",
                "PHONE_PERBROWSER",
                "PHONE_PERNETWORK")) {
            settings.put("GENKAN_" + counted, ANY_NUMBER);
        }
        return settings;
    }

    static Map<String, String> gate() {
        return Map.of(
                "GENKAN_GATE_SOURCE", String.valueOf(Integer.MAX_VALUE),
                "GENKAN_GATE_INAROW", String.valueOf(Integer.MAX_VALUE),
                "GENKAN_GATE_STRANGERS", ANY_NUMBER,
                "GENKAN_GATE_KNOWNNETWORK", ANY_NUMBER,
                "GENKAN_GATE_KNOWNDEVICE", ANY_NUMBER);
    }
}
