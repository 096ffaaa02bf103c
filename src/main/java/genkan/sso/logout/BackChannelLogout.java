package genkan.sso.logout;

import genkan.outbox.Courier;
import genkan.outbox.Parcel;
import genkan.outbox.Undeliverable;
import genkan.service.Client;
import genkan.service.Clients;
import genkan.sso.token.Tokens;
import genkan.tls.ServiceCalls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a service that a session ended (OpenID Connect Back-Channel Logout 1.0). The recipient is the {@code client_id};
 * the logout token is made anew for each try, since it is good for two minutes only.
 */
@Component
class BackChannelLogout implements Courier {

    static final String TOPIC = "back-channel-logout";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Clients clients;
    private final Tokens tokens;
    private final ServiceCalls calls;
    private final JsonMapper json;

    BackChannelLogout(Clients clients, Tokens tokens, ServiceCalls calls, JsonMapper json) {
        this.clients = clients;
        this.tokens = tokens;
        this.calls = calls;
        this.json = json;
    }

    /**
     * What the courier has to know of the session.
     *
     * @param subject what services know the member by
     */
    record Notice(String subject, String sid) {}

    static boolean wanted(Client client) {
        return client.backChannelLogoutUri() != null;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void deliver(Parcel parcel) throws Undeliverable, IOException, InterruptedException {
        var client = clients.find(parcel.recipient()).orElse(null);
        if (client == null || client.backChannelLogoutUri() == null) {
            throw new Undeliverable("The client no longer has a back-channel logout URI");
        }
        var status = post(URI.create(client.backChannelLogoutUri()), logoutToken(parcel, client));
        // Back-Channel Logout, 2.8: the service looked at the token and will not, or cannot, sign the member out.
        if (status == 400) {
            throw new Undeliverable("The service answered 400");
        }
        if (status != 200 && status != 204) {
            throw new IOException("The service answered " + status);
        }
    }

    private String logoutToken(Parcel parcel, Client client) {
        var notice = json.readValue(parcel.payload(), Notice.class);
        // By the same number a service knows an ending that it was told before.
        return tokens.logout(client, notice.subject(), notice.sid(), Long.toString(parcel.id(), 36));
    }

    private int post(URI uri, String logoutToken) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                .POST(BodyPublishers.ofString("logout_token=" + logoutToken))
                .build();
        // What else the service says is not read, however long it is.
        var answer = calls.http().send(request, BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }
}
