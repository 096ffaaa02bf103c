package genkan.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Objects;
import java.util.function.IntPredicate;

/**
 * The passwords that attackers try first, as a Bloom filter: all of the list are in it, and by chance about one in 15,000
 * of the others. What the list is and where it comes from stands in {@code popular-passwords.txt} beside the filter.
 *
 * <p>It depends on neither key nor installation, since nothing about a member is in it.
 */
public final class PopularPasswords {

    // With 20 bits for each password, 14 of them set, a stranger to the list finds all of its own set with
    // (1 - e^(-14/20))^14 = 0.007 %.
    private static final int BITS_FOR_EACH = 20;
    private static final int BITS_SET = 14;

    private final byte[] bits;

    private PopularPasswords(byte[] bits) {
        this.bits = bits;
    }

    /** The list that Genkan brings along, read at the first call. */
    public static PopularPasswords shipped() {
        return Shipped.LIST;
    }

    static PopularPasswords of(Collection<String> passwords) {
        var list = new PopularPasswords(new byte[(passwords.size() * BITS_FOR_EACH + Byte.SIZE - 1) / Byte.SIZE]);
        passwords.forEach(password -> list.all(password.getBytes(UTF_8), list::set));
        return list;
    }

    /**
     * Whether a password is one of the list, capital letters or small.
     *
     * @param utf8 in NFC and in half-width letters, as whoever asks has it
     */
    public boolean contains(byte[] utf8) {
        return all(utf8, this::isSet);
    }

    byte[] bits() {
        return bits.clone();
    }

    // Two halves of a digest make as many independent places as are wanted.
    private boolean all(byte[] utf8, IntPredicate atPlace) {
        var digest = ByteBuffer.wrap(digest(utf8));
        var start = digest.getLong();
        var step = digest.getLong();
        for (int i = 0; i < BITS_SET; i++) {
            if (!atPlace.test((int) Long.remainderUnsigned(start + i * step, (long) bits.length * Byte.SIZE))) {
                return false;
            }
        }
        return true;
    }

    private boolean isSet(int place) {
        return (bits[place / Byte.SIZE] & 1 << place % Byte.SIZE) != 0;
    }

    private boolean set(int place) {
        bits[place / Byte.SIZE] |= (byte) (1 << place % Byte.SIZE);
        return true;
    }

    private static byte[] digest(byte[] utf8) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(inSmallLetters(utf8));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    // No byte of a longer character looks like an ASCII letter, so that UTF-8 stays what it is.
    private static byte[] inSmallLetters(byte[] utf8) {
        var small = utf8.clone();
        for (int i = 0; i < small.length; i++) {
            if ('A' <= small[i] && small[i] <= 'Z') {
                small[i] = (byte) (small[i] + 'a' - 'A');
            }
        }
        return small;
    }

    /** Read when it is first asked for, and only once. */
    private static final class Shipped {

        private static final PopularPasswords LIST = read();

        private static PopularPasswords read() {
            try (var file = PopularPasswords.class.getResourceAsStream("popular-passwords.bin")) {
                return new PopularPasswords(
                        Objects.requireNonNull(file, "popular-passwords.bin").readAllBytes());
            } catch (IOException damaged) {
                throw new UncheckedIOException(damaged);
            }
        }
    }
}
