package genkan.network;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of addresses, such as {@code 192.0.2.0/24} or {@code 2001:db8::/32}, or a single one.
 *
 * <p>Our own, because Spring Security's matcher compares an IPv4 address with the first bytes of an IPv6 network: it may
 * match, or fail with an exception.
 */
public record Network(InetAddress address, int bits) {

    // InetAddress alone would also read "12" and "[::1]".
    private static final Pattern ADDRESS =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|(?=.*:)[\\p{XDigit}:.]{2,45}(%.*)?");

    private static final Pattern BITS = Pattern.compile("\\d{1,3}");

    public Network {
        if (bits < 0 || bits > lengthOf(address)) {
            throw new IllegalArgumentException("%s has no network of %d bits".formatted(address, bits));
        }
    }

    /** As the settings write it. */
    public static Network of(String written) {
        var parts = written.strip().split("/", 2);
        var address = address(parts[0]).orElseThrow(() -> notANetwork(written));
        if (parts.length == 1) {
            return new Network(address, lengthOf(address));
        }
        if (!BITS.matcher(parts[1]).matches()) {
            throw notANetwork(written);
        }
        return new Network(address, Integer.parseInt(parts[1]));
    }

    /** Reads an address without ever asking a name server; an IPv4 address in IPv6 clothes is an IPv4 address. */
    public static Optional<InetAddress> address(String written) {
        if (!ADDRESS.matcher(written).matches()) {
            return Optional.empty();
        }
        try {
            // What follows "%" names one of our own cables.
            return Optional.of(InetAddress.ofLiteral(written.replaceFirst("%.*", "")));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    public boolean contains(InetAddress other) {
        return lengthOf(other) == lengthOf(address) && prefix(other).equals(prefix(address));
    }

    private BigInteger prefix(InetAddress of) {
        return new BigInteger(1, of.getAddress()).shiftRight(lengthOf(address) - bits);
    }

    private static int lengthOf(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    private static IllegalArgumentException notANetwork(String written) {
        return new IllegalArgumentException("\"%s\" is neither an address nor a network".formatted(written));
    }
}
