package genkan.sso.authorization;

import genkan.secret.Randomness;
import genkan.sso.client.Parameters;
import genkan.sso.client.Sha256;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Requests that services pushed to us ahead of the browser, until a code answers them (RFC 9126). */
@Repository
class PushedRequests {

    static final Duration GOOD_FOR = Duration.ofSeconds(90);

    /** Once a browser has brought the name: to sign in and to agree may take a member his time. */
    private static final Duration DETOUR = Duration.ofMinutes(30);

    private static final String URN = "urn:ietf:params:oauth:request_uri:";
    private static final int BYTES = 32;

    private final JdbcClient db;
    private final JsonMapper json;
    private final Randomness randomness;
    private final Clock clock;

    PushedRequests(JdbcClient db, JsonMapper json, Randomness randomness, Clock clock) {
        this.db = db;
        this.json = json;
        this.randomness = randomness;
        this.clock = clock;
    }

    /** The name of the pushed request that a browser brings; empty if it brings none. */
    static Optional<String> named(Parameters sent) {
        return sent.find("request_uri").filter(name -> name.startsWith(URN));
    }

    /** Keeps a request. Returns the name that a browser is to bring. */
    String keep(String client, Parameters request) {
        var name = URN + Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.bytes(BYTES));
        db.sql("""
                        insert into pushed_request (name_hash, client_id, parameters, opened, expires_at)
                        values (:name, :client, cast(:parameters as jsonb), false, :expires)
                        """)
                .param("name", Sha256.of(name))
                .param("client", client)
                .param("parameters", json.writeValueAsString(request.values()))
                .param("expires", Timestamp.from(clock.instant().plus(GOOD_FOR)))
                .update();
        return name;
    }

    /** What the client pushed under the name. It stays good for the way over the sign-in page and back. */
    Optional<Parameters> open(String name, String client) {
        var now = clock.instant();
        return db.sql("""
                        update pushed_request
                           set opened = true, expires_at = case when opened then expires_at else :back end
                         where name_hash = :name
                           and client_id = :client
                           and expires_at > :now
                        returning parameters
                        """)
                .param("name", Sha256.of(name))
                .param("client", client)
                .param("now", Timestamp.from(now))
                .param("back", Timestamp.from(now.plus(DETOUR)))
                .query(String.class)
                .optional()
                .map(parameters ->
                        Parameters.of(json.readValue(parameters, new TypeReference<Map<String, String>>() {})));
    }

    /** Ends a request that a code is about to answer. Returns whether it was still there. */
    boolean spend(String name) {
        return db.sql("delete from pushed_request where name_hash = :name")
                        .param("name", Sha256.of(name))
                        .update()
                == 1;
    }

    @Scheduled(cron = "15 * * * * *")
    int sweep() {
        return db.sql("delete from pushed_request where expires_at <= :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
