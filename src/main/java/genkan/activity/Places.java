package genkan.activity;

import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/** Tells the class of place that an address belongs to, from the operator's lists of networks. */
@Component
public class Places {

    private final List<IpAddressMatcher> ownLines;
    private final List<IpAddressMatcher> domesticLines;

    Places(ActivityProperties properties) {
        this.ownLines =
                properties.ownLines().stream().map(IpAddressMatcher::new).toList();
        this.domesticLines =
                properties.domesticLines().stream().map(IpAddressMatcher::new).toList();
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

    private static boolean any(List<IpAddressMatcher> networks, String address) {
        return networks.stream().anyMatch(network -> network.matches(address));
    }
}
