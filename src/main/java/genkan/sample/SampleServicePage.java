package genkan.sample;

import genkan.service.Service;
import genkan.web.Page;

/**
 * Where a service of the sample operator would open; in earnest it is another site.
 *
 * @param service the one that was opened
 */
public record SampleServicePage(Service service) implements Page {

    @Override
    public String template() {
        return "sample/service.jte";
    }

    @Override
    public String titleKey() {
        return "sample.service.title";
    }
}
