package genkan.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import genkan.secret.PopularPasswords;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.security.MessageDigest;
import java.text.Normalizer;
import javax.crypto.Mac;

/**
 * The secret a member typed, exactly as typed: only the two ways to encode one and the same character are made equal
 * (NFC). Width, case and spaces stay as they are.
 *
 * <p>Whoever receives one asks {@link #tooLong} first, because an over-long one is never hashed and never cut.
 */
public final class Password {

    public static final int MOST_CHARACTERS = 256;
    public static final int MOST_BYTES = 1_024;

    // NFC makes one character of at most four (U+1F82), and a character is at most two chars. Anything longer is too
    // long in every form, and normalising megabytes would be a gift to an attacker.
    private static final int MOST_TYPED_CHARS = MOST_CHARACTERS * 4 * 2;

    // What a browser sends for half a surrogate pair. Java's own "?" would let two different passwords be one.
    private static final byte[] REPLACEMENT_CHARACTER = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

    private final byte[] utf8;
    private final int length;
    private final boolean tooLong;

    private Password(byte[] utf8, int length, boolean tooLong) {
        this.utf8 = utf8;
        this.length = length;
        this.tooLong = tooLong;
    }

    public static Password of(String typed) {
        if (typed.length() > MOST_TYPED_CHARS) {
            return new Password(new byte[0], typed.codePointCount(0, typed.length()), true);
        }

        var composed = Normalizer.normalize(typed, Normalizer.Form.NFC);
        var utf8 = encode(composed);
        var length = composed.codePointCount(0, composed.length());
        return new Password(utf8, length, length > MOST_CHARACTERS || utf8.length > MOST_BYTES);
    }

    private static byte[] encode(String text) {
        try {
            var encoded = UTF_8.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .replaceWith(REPLACEMENT_CHARACTER)
                    .encode(CharBuffer.wrap(text));
            var utf8 = new byte[encoded.remaining()];
            encoded.get(utf8);
            return utf8;
        } catch (CharacterCodingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Whether this is more than {@value #MOST_CHARACTERS} characters or {@value #MOST_BYTES} bytes. */
    public boolean tooLong() {
        return tooLong;
    }

    /** Whether both are the same secret, compared in constant time. */
    public boolean sameAs(Password other) {
        return MessageDigest.isEqual(utf8, other.utf8) && tooLong == other.tooLong;
    }

    /** How many characters (code points) the member typed; an emoji is one. */
    public int length() {
        return length;
    }

    /** Whether it is one of those that attackers try first. */
    boolean widelyKnown() {
        return PopularPasswords.shipped().contains(utf8);
    }

    /** A name for it that shows nothing, to those who know the key alone. */
    public byte[] digest(Mac mac) {
        return mac.doFinal(utf8);
    }

    /** Not a copy: nobody in this package writes to it. */
    byte[] utf8() {
        return utf8;
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
