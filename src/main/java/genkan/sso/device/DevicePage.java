package genkan.sso.device;

import genkan.reason.Reason;
import genkan.web.FormPage;
import java.util.List;

/**
 * The form for the code that a device shows.
 *
 * @param typed as it stands in the link or was typed
 */
public record DevicePage(String typed, List<Reason> reasons) implements FormPage {

    @Override
    public String template() {
        return "sso/device.jte";
    }

    @Override
    public String titleKey() {
        return "device.title";
    }
}
