package genkan.sso.device;

import genkan.web.Page;

/** The member has decided, and goes on at the device. */
public record DeviceDonePage(boolean allowed) implements Page {

    @Override
    public String template() {
        return "sso/device-done.jte";
    }

    @Override
    public String titleKey() {
        return allowed ? "device-done.allowed" : "device-done.denied";
    }
}
