package genkan.sso;

import genkan.web.Page;
import java.util.List;

/**
 * My Page's list of the services that know the member, with the end of it for those of third parties.
 *
 * @param told names of the notices to show once
 */
public record ConnectedServicesPage(List<ConnectedService> services, List<String> told) implements Page {

    @Override
    public String template() {
        return "sso/connected-services.jte";
    }

    @Override
    public String titleKey() {
        return "connected-services.title";
    }
}
