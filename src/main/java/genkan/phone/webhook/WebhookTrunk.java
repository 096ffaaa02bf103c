package genkan.phone.webhook;

import genkan.phone.Trunk;
import genkan.phone.webhook.WebhookProperties.Ask;
import org.springframework.stereotype.Component;

/** All lines that tell us over HTTP. Nobody tells us when they are down; they are up if there are any. */
@Component
class WebhookTrunk implements Trunk {

    private final WebhookProperties properties;

    WebhookTrunk(WebhookProperties properties) {
        this.properties = properties;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public boolean up() {
        return !properties.trunks().isEmpty();
    }

    @Override
    public boolean asks() {
        return properties.trunks().values().stream().anyMatch(line -> line.ask() == Ask.CODE);
    }
}
