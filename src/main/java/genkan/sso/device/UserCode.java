package genkan.sso.device;

import genkan.secret.Randomness;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * What a device shows and a member types (RFC 8628, 6.1): eight letters, none a vowel, so that they spell nothing, and none
 * like another.
 */
record UserCode(String letters) {

    private static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int LENGTH = 8;

    static UserCode anyOf(Randomness randomness) {
        var letters = new StringBuilder();
        for (long rest = randomness.number(); letters.length() < LENGTH; rest /= ALPHABET.length()) {
            letters.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
        }
        return new UserCode(letters.toString());
    }

    /** Takes small and full-width letters, and whatever stands between them. */
    static Optional<UserCode> read(String typed) {
        var letters = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Punct}ー‐−]", "");
        return letters.matches("[" + ALPHABET + "]{" + LENGTH + "}")
                ? Optional.of(new UserCode(letters))
                : Optional.empty();
    }

    /** As it is shown: {@code WDJB-MJHT}. */
    String written() {
        return letters.substring(0, LENGTH / 2) + "-" + letters.substring(LENGTH / 2);
    }
}
