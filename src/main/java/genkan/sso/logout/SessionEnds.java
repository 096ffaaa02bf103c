package genkan.sso.logout;

import genkan.outbox.Outbox;
import genkan.service.Clients;
import genkan.session.DeviceDisowned;
import genkan.session.SessionEnded;
import genkan.session.SignedOutElsewhere;
import genkan.sso.logout.BackChannelLogout.Notice;
import genkan.sso.token.Grants;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What services notice of the end of a session: what they were granted ends, and those that want to know are told. All of
 * it in the transaction that ends the session, so that either both happen or neither.
 */
@Component
class SessionEnds {

    private final Grants grants;
    private final Clients clients;
    private final Outbox outbox;
    private final JsonMapper json;

    SessionEnds(Grants grants, Clients clients, Outbox outbox, JsonMapper json) {
        this.grants = grants;
        this.clients = clients;
        this.outbox = outbox;
        this.json = json;
    }

    @EventListener
    void on(SessionEnded session) {
        if (session.clients().isEmpty()) {
            return;
        }
        grants.endSession(session.member(), session.sid());
        var notice = json.writeValueAsString(new Notice(session.subject(), session.sid()));
        session.clients().stream()
                .filter(client ->
                        clients.find(client).filter(BackChannelLogout::wanted).isPresent())
                .forEach(client -> outbox.put(session.member(), BackChannelLogout.TOPIC, client, notice));
    }

    @EventListener
    void on(DeviceDisowned device) {
        grants.endDevice(device.member(), device.deviceId());
    }

    @EventListener
    void on(SignedOutElsewhere everywhere) {
        grants.endOffline(everywhere.member());
    }
}
