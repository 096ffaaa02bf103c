package genkan.gate;

import genkan.network.Network;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as the gate sees it.
 *
 * @param userId what the typed User ID folds to, look-alikes folded too, so that no spelling has an allowance of its own
 * @param device the device of this very member that the browser's mark names; null for everybody else
 * @param address where it comes from, as the connection or a trusted proxy has it
 * @param password what was typed
 * @param widelyKnown whether it is one of those that attackers try first
 */
public record Guess(String userId, @Nullable Long device, String address, Secret password, boolean widelyKnown) {

    /** A password that shows nothing of itself but its digests. */
    @FunctionalInterface
    public interface Secret {

        byte[] digest(Mac mac);
    }

    /**
     * The networks of the address, the narrowest first: an IPv4 address by itself; of IPv6 the line (/64), and what a
     * site usually has (/48), because whoever has one can move within it.
     */
    List<String> networks() {
        return Network.address(address).map(Guess::networksOf).orElseGet(() -> List.of(address));
    }

    private static List<String> networksOf(InetAddress address) {
        if (address instanceof Inet6Address) {
            var bytes = address.getAddress();
            return List.of(prefix(bytes, 64), prefix(bytes, 48));
        }
        return List.of(address.getHostAddress());
    }

    private static String prefix(byte[] address, int bits) {
        var text = new StringBuilder();
        for (int i = 0; i < bits / 8; i += 2) {
            text.append("%02x%02x:".formatted(address[i], address[i + 1]));
        }
        return text.append(":/").append(bits).toString();
    }

    /** Shows nothing of what was typed. */
    @Override
    public String toString() {
        return "Guess[hidden]";
    }
}
