package genkan.sso;

import static genkan.sso.Relying.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.sun.net.httpserver.HttpServer;
import genkan.Partners;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.Visitor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningGenkan
class ClientAssertionTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Partners partners;

    @Autowired
    private TestClock clock;

    private ClientKey key;
    private Relying service;

    @BeforeEach
    void aServiceHasAKey() throws Exception {
        key = ClientKey.elliptic();
        service = new Relying(port, partners.addSigning(key.published(), null));
    }

    @Test
    void provesAServiceOnce() throws Exception {
        var proof = key.proving(id(), clock.instant());

        assertThat(asked(proof)).isEqualTo(200);
        assertThat(asked(proof)).isEqualTo(401);
        assertThat(asked(key.proving(id(), clock.instant()))).isEqualTo(200);
    }

    @Test
    void provesTheServiceThatIsNamedToo() throws Exception {
        var proof = new HashMap<>(key.proving(id(), clock.instant()));
        proof.put("client_id", id());
        assertThat(asked(proof)).isEqualTo(200);

        var another = new HashMap<>(key.proving(id(), clock.instant()));
        another.put("client_id", partners.addSigning(key.published(), null).id());
        assertThat(asked(another)).isEqualTo(401);
    }

    @Test
    void isTakenInEveryAlgorithmThatIsPublished() throws Exception {
        for (var algorithm : List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256)) {
            key = ClientKey.rsa(algorithm);
            service = new Relying(port, partners.addSigning(key.published(), null));

            assertThat(asked(key.proving(id(), clock.instant())))
                    .as(algorithm.getName())
                    .isEqualTo(200);
        }
    }

    @Test
    void isRefusedIfItSaysAnythingElse() throws Exception {
        var now = clock.instant();
        var wrong = List.<Map<String, Object>>of(
                Map.of("aud", "https://elsewhere.example"),
                Map.of("iss", "somebody"),
                Map.of("exp", Date.from(now.minusSeconds(120))),
                Map.of("exp", Date.from(now.plusSeconds(3_600))),
                Map.of("nbf", Date.from(now.plusSeconds(120))));

        for (var claims : wrong) {
            assertThat(asked(ClientKey.sent(key.assertion(id(), now, claims))))
                    .as("%s", claims)
                    .isEqualTo(401);
        }
        var withoutNumber = new HashMap<String, Object>();
        withoutNumber.put("jti", null);
        assertThat(asked(ClientKey.sent(key.assertion(id(), now, withoutNumber))))
                .isEqualTo(401);
        assertThat(asked(ClientKey.elliptic().proving(id(), now))).isEqualTo(401);
        assertThat(asked(Map.of("client_id", id()))).isEqualTo(401);
    }

    @Test
    void isCheckedWithKeysThatTheServicePublishesAndChanges() throws Exception {
        var published = new AtomicReference<>(key.published());
        var fetches = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            fetches.incrementAndGet();
            var body = published.get().getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(200, body.length);
            call.getResponseBody().write(body);
            call.close();
        });
        server.start();
        try {
            var where = "http://localhost:" + server.getAddress().getPort() + "/keys";
            service = new Relying(port, partners.addSigning(null, where));
            assertThat(asked(key.proving(id(), clock.instant()))).isEqualTo(200);
            assertThat(asked(key.proving(id(), clock.instant()))).isEqualTo(200);
            assertThat(fetches).hasValue(1);

            var next = ClientKey.elliptic();
            published.set(next.published());
            clock.advance(Duration.ofSeconds(31));
            assertThat(asked(next.proving(id(), clock.instant()))).isEqualTo(200);
            assertThat(asked(key.proving(id(), clock.instant()))).isEqualTo(401);
            assertThat(fetches).hasValue(2);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void isPublishedAsAWayToProveAService() throws Exception {
        var told = json(new Visitor(port).get("/.well-known/openid-configuration"));

        assertThat(told.get("token_endpoint_auth_methods_supported").toString()).contains("private_key_jwt");
        assertThat(told.get("token_endpoint_auth_signing_alg_values_supported").toString())
                .isEqualTo("[\"RS256\",\"PS256\",\"ES256\"]");
    }

    private String id() {
        return service.client().id();
    }

    private int asked(Map<String, String> proof) throws Exception {
        var fields = new HashMap<>(proof);
        fields.put("grant_type", "client_credentials");
        return service.token(fields).statusCode();
    }
}
