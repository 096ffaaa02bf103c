package genkan.sso.device;

import genkan.service.Service;
import genkan.web.Page;
import java.util.Set;

/** Asks the member whether the device that shows the code is to be let in, and warns him of strangers. */
public record DeviceConfirmPage(Service service, Set<String> scopes, String code) implements Page {

    @Override
    public String template() {
        return "sso/device-confirm.jte";
    }

    @Override
    public String titleKey() {
        return "device-confirm.title";
    }
}
