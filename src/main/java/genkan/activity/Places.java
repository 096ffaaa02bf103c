package genkan.activity;

import genkan.network.Network;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the class of place that an address belongs to, from the operator's lists of networks. */
@Component
public class Places {

    private final List<Network> ownLines;
    private final List<Network> domesticLines;

    Places(ActivityProperties properties) {
        this.ownLines = properties.ownLines();
        this.domesticLines = properties.domesticLines();
    }

    public Place of(String address) {
        if (any(ownLines, address)) {
            return Place.OWN_LINE;
        }
        if (domesticLines.isEmpty()) {
            return Place.UNKNOWN;
        }
        return any(domesticLines, address) ? Place.DOMESTIC : Place.ABROAD;
    }

    private static boolean any(List<Network> networks, String written) {
        return Network.address(written)
                .filter(address -> networks.stream().anyMatch(network -> network.contains(address)))
                .isPresent();
    }
}
