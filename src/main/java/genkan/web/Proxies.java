package genkan.web;

import genkan.network.Network;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The proxies in front of this Genkan. What they say about who asks is believed, what they say about our own address is
 * not: that is {@link PublicAddress}.
 *
 * @param trustedProxies addresses and networks of the proxies in front, such as {@code 10.0.0.0/8}; they alone may name
 *     the member's address, in {@code X-Forwarded-For}
 */
@ConfigurationProperties("genkan")
record Proxies(@DefaultValue List<Network> trustedProxies) {

    boolean trust(String peer) {
        return Network.address(peer).filter(this::trusts).isPresent();
    }

    /**
     * Who asks: the peer, or behind trusted proxies the last address that none of them is. Every proxy adds whom it saw at
     * the end, so what stands further left was written by the visitor, and is not even read.
     *
     * @param forwardedFor the values of the header, in the order received
     */
    String visitor(String peer, List<String> forwardedFor) {
        if (!trust(peer)) {
            return peer;
        }
        var visitor = Optional.of(peer);
        for (var hop : List.of(String.join(",", forwardedFor).split(",", -1)).reversed()) {
            var address = Network.address(hop.strip());
            visitor = address.map(InetAddress::getHostAddress);
            if (address.filter(this::trusts).isEmpty()) {
                break;
            }
        }
        return visitor.orElse(peer);
    }

    private boolean trusts(InetAddress address) {
        return trustedProxies.stream().anyMatch(network -> network.contains(address));
    }
}
