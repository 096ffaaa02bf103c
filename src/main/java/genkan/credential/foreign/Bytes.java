package genkan.credential.foreign;

import java.util.Base64;

/** Bytes as the systems write them: Base64 with or without padding, with a dot for the plus. */
final class Bytes {

    private Bytes() {}

    static byte[] read(String what, String base64, int least, int most) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.replace('.', '+'));
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("The %s is not in Base64".formatted(what));
        }
        Settings.within("The bytes of the " + what, bytes.length, least, most);
        return bytes;
    }

    static String written(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
