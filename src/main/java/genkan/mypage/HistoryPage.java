package genkan.mypage;

import genkan.service.Service;
import genkan.web.Page;
import java.util.List;
import java.util.Locale;

/**
 * The login history of the various services (R051, R052).
 *
 * @param services those that can be filtered by
 * @param service the key of the one filtered by; empty for all
 * @param failuresOnly only tries that did not succeed are shown
 * @param told names of the notices to show once
 */
public record HistoryPage(
        List<HistoryRow> rows, List<Service> services, String service, boolean failuresOnly, List<String> told)
        implements Page {

    @Override
    public String template() {
        return "mypage/history.jte";
    }

    @Override
    public String titleKey() {
        return "history.title";
    }

    public String serviceName(String key, Locale locale) {
        return services.stream()
                .filter(service -> service.key().equals(key))
                .findFirst()
                .map(service -> service.name(locale))
                .orElse(key);
    }
}
