package genkan.sso;

import static genkan.sso.Relying.json;
import static genkan.sso.Relying.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import genkan.Partners;
import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.Visitor;
import genkan.service.RedirectUri;
import genkan.signing.SigningKeys;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Faults that other providers had, each looked for here. */
@RunningGenkan
class BugClassesTest {

    private static final String CANARY = "Canary-Client-Secret-55-of-32-characters";
    private static final int MUTANTS = 2_000;

    /** Ways to make an address look like a registered one. */
    private static final List<BiFunction<String, Random, String>> MUTATIONS = List.of(
            (uri, _) -> uri + "/",
            (uri, _) -> uri + "/../evil",
            (uri, _) -> uri.replace("/callback", "/..;/callback"),
            (uri, _) -> uri.replace("/callback", "/x/..;/callback"),
            (uri, _) -> uri.replace("/callback", "/%2e%2e/callback"),
            (uri, _) -> uri.replace("/callback", "/./callback"),
            (uri, _) -> uri.replace("://", "://evil.example@"),
            (uri, _) -> uri.replace("://", "://evil.example%40"),
            (uri, _) -> uri.replace("://", "://a@b@evil.example@"),
            (uri, _) -> uri.replace("/callback", "@evil.example/callback"),
            (uri, _) -> uri.replace("/callback", ":8443/callback"),
            (uri, _) -> uri.replace("/callback", ":/callback"),
            (uri, _) -> uri.replace("/callback", ":0/callback"),
            (uri, _) -> uri.replace("/callback", ":80@evil.example/callback"),
            (uri, _) -> uri.replace("/callback", ".evil.example/callback"),
            (uri, _) -> uri.replace(".", "x"),
            (uri, _) -> uri.replace(".", "。"),
            (uri, _) -> uri.replace("/", "\\"),
            (uri, _) -> uri.replace("callback", ".*"),
            (uri, _) -> uri.replace("callback", "*"),
            (uri, _) -> uri + "*",
            (uri, _) -> uri + "?next=https://evil.example",
            (uri, _) -> uri + "&code=evil",
            (uri, _) -> uri + "#https://evil.example",
            (uri, _) -> uri + "%00",
            (uri, _) -> uri + "\u0000",
            (uri, _) -> uri + " ",
            (uri, _) -> " " + uri,
            (uri, _) -> uri + "\r\nLocation: https://evil.example",
            (uri, _) -> uri.toUpperCase(Locale.ROOT),
            (uri, _) -> uri.replace("https:", "JavaScript:").replace("http:", "JavaScript:"),
            (uri, _) -> uri.replaceFirst("^[a-z]+:", ""),
            (uri, _) -> uri.replaceFirst("^[a-z]+:", "data:"),
            (uri, _) -> uri.replace("c", "с"), // the Cyrillic letter
            (uri, _) -> "https://evil.example/?" + uri,
            (uri, _) -> "https://evil.example/" + uri,
            (uri, random) -> flipped(uri, random),
            (uri, random) -> uri.substring(0, random.nextInt(uri.length())));

    @LocalServerPort
    private int port;

    @Autowired
    private Residents residents;

    @Autowired
    private Partners partners;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Environment environment;

    private Resident taro;
    private Visitor browser;
    private Relying service;

    @BeforeEach
    void taroIsSignedIn() throws Exception {
        taro = residents.add();
        browser = new Visitor(port);
        browser.signIn(taro);
        service = new Relying(port, partners.add());
    }

    @Test
    @DisplayName("CVE-2026-4325, CVE-2026-4282: a secret of one kind in the place of another")
    void takesEverySecretForWhatItIsAlone() throws Exception {
        var tokens = json(service.redeem(service.code(browser)));
        var secrets = new LinkedHashMap<>(browser.cookies());
        secrets.put("code", service.code(browser));
        secrets.put("refresh token", tokens.get("refresh_token").asString());
        secrets.put("access token", tokens.get("access_token").asString());
        secrets.put("ID token", tokens.get("id_token").asString());
        assertThat(secrets).hasSizeGreaterThan(6);

        secrets.forEach((kind, secret) -> {
            assertAnswers(kind, "code", 400, () -> service.redeem(secret));
            assertAnswers(kind, "access token", 401, () -> service.userInfo(secret));
            for (var cookie : browser.cookies().keySet()) {
                assertAnswers(
                        kind,
                        cookie,
                        302,
                        () -> new Visitor(port)
                                .with("Cookie", cookie + "=" + secret)
                                .get("/my-page"));
            }
        });
        // Last, since a refresh token that is not the newest ends its family.
        secrets.forEach((kind, secret) -> assertAnswers(kind, "refresh token", 400, () -> service.refresh(secret)));
    }

    private interface Call {
        HttpResponse<String> made() throws Exception;
    }

    private static void assertAnswers(String kind, String asKind, int status, Call call) {
        if (!kind.equals(asKind)) {
            try {
                assertThat(call.made().statusCode())
                        .as("%s as %s", kind, asKind)
                        .isEqualTo(status);
            } catch (Exception fault) {
                throw new AssertionError(kind + " as " + asKind, fault);
            }
        }
    }

    @Test
    @DisplayName("CVE-2024-52289, CVE-2026-3872, CVE-2026-7504, CVE-2026-9086: an address that only looks registered")
    void answersNoAddressThatIsNotRegisteredLetterByLetter() throws Exception {
        var registered = service.client().redirectUris().getFirst();
        var random = new Random(42);
        for (int each = 0; each < MUTANTS; each++) {
            var mutant = mutant(registered, random);
            if (!mutant.equals(registered)) {
                assertThat(RedirectUri.registered(service.client(), mutant))
                        .as(mutant)
                        .isFalse();
            }
        }
        for (var mutation : MUTATIONS) {
            var mutant = mutation.apply(registered, random);
            var answer = browser.get(service.authorize("redirect_uri", mutant));
            assertThat(answer.statusCode()).as(mutant).isEqualTo(400);
            assertThat(answer.headers().firstValue("Location")).as(mutant).isEmpty();
        }
    }

    @Test
    @DisplayName("CVE-2024-8883: an app's own machine and what only looks like it")
    void letsAnAppChooseItsPortAndNothingElse() {
        var app = partners.add(Kinds::desktopApp);
        var registered = app.redirectUris().getFirst();
        var random = new Random(42);
        assertThat(RedirectUri.registered(app, "http://127.0.0.1:49152/callback"))
                .isTrue();
        for (var host : List.of("localhost", "127.0.0.1.evil.example", "127.1", "[::1]", "2130706433", "0.0.0.0")) {
            assertThat(RedirectUri.registered(app, "http://" + host + ":49152/callback"))
                    .as(host)
                    .isFalse();
        }
        for (int each = 0; each < MUTANTS; each++) {
            var mutant = mutant(registered, random);
            assertThat(RedirectUri.registered(app, mutant))
                    .as(mutant)
                    .isEqualTo(mutant.matches("http://127\\.0\\.0\\.1(:[1-9][0-9]{0,4})?/callback"));
        }
    }

    private static String mutant(String uri, Random random) {
        var mutant = uri;
        for (int times = 1 + random.nextInt(3); times > 0 && !mutant.isEmpty(); times--) {
            mutant = MUTATIONS.get(random.nextInt(MUTATIONS.size())).apply(mutant, random);
        }
        return mutant;
    }

    private static String flipped(String uri, Random random) {
        var at = random.nextInt(uri.length());
        return uri.substring(0, at) + (char) (uri.charAt(at) ^ (1 << random.nextInt(6))) + uri.substring(at + 1);
    }

    @Test
    @DisplayName("CVE-2026-16089: a code redeemed by another client")
    void givesTokensToTheClientThatTheCodeWasMadeForAlone() throws Exception {
        var clients = List.of(
                service,
                new Relying(port, partners.add(Kinds::bySecretInTheForm)),
                new Relying(port, partners.add(Kinds::publicApp)),
                new Relying(port, partners.add(Kinds::withoutPkce)));
        for (var made : clients) {
            for (var presented : clients) {
                var code = made.code(browser);
                var answer = presented.token(Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        made.client().redirectUris().getFirst(),
                        "code_verifier",
                        Relying.VERIFIER));

                assertThat(answer.statusCode())
                        .as("made for %s, presented by %s", made.client(), presented.client())
                        .isEqualTo(made == presented ? 200 : 400);
                assertThat(json(answer).has("access_token")).isEqualTo(made == presented);
            }
        }
    }

    @Test
    @DisplayName("CVE-2026-37979, CVE-2026-18208, CVE-2024-47077: a token shown to whom it does not concern")
    void tellsAboutATokenOnlyThoseItIsFor() throws Exception {
        var imap = new Relying(port, partners.add());
        var stranger = new Relying(port, partners.add());
        var mail = new Relying(port, partners.add(usual -> Kinds.withTokensFor(imap.client(), usual)));
        var tokens = json(mail.redeem(mail.code(browser)));
        var access = tokens.get("access_token").asString();
        var refresh = tokens.get("refresh_token").asString();
        var id = tokens.get("id_token").asString();

        assertThat(activeFor(mail, access)).isTrue();
        assertThat(activeFor(imap, access)).isTrue();
        assertThat(activeFor(stranger, access)).isFalse();
        assertThat(activeFor(mail, refresh)).isTrue();
        assertThat(activeFor(imap, refresh)).isFalse();
        assertThat(activeFor(stranger, refresh)).isFalse();
        for (var each : List.of(mail, imap, stranger)) {
            assertThat(activeFor(each, id)).as("an ID token is no access token").isFalse();
        }
        assertThat(mail.userInfo(id).statusCode()).isEqualTo(401);

        stranger.revoke(access);
        stranger.revoke(refresh);
        imap.revoke(refresh);
        assertThat(activeFor(mail, access)).isTrue();

        assertThat(Relying.answer(browser.get(mail.authorize("prompt", "none", "id_token_hint", access))))
                .containsEntry("error", "invalid_request");
        assertThat(Relying.answer(browser.get(mail.authorize("prompt", "none", "id_token_hint", id))))
                .containsKey("code");
    }

    private static boolean activeFor(Relying service, String token) throws Exception {
        var told = json(service.introspect(token));
        if (!told.get("active").asBoolean()) {
            assertThat(told.propertyNames()).containsExactly("active");
        }
        return told.get("active").asBoolean();
    }

    @Test
    @DisplayName("CVE-2026-11800: a token that says itself how it is to be verified")
    void believesNoTokenThatItDidNotSignAsWhatItIs() throws Exception {
        var genuine = json(service.redeem(service.code(browser)));
        var access = SignedJWT.parse(genuine.get("access_token").asString()).getJWTClaimsSet();
        var id = SignedJWT.parse(genuine.get("id_token").asString()).getJWTClaimsSet();

        assertThat(believedAsAccess(forged(
                        ourSigner(JWSAlgorithm.ES256),
                        JWSAlgorithm.ES256,
                        ours(JWSAlgorithm.ES256).getKeyID(),
                        "at+jwt",
                        access)))
                .as("the test itself")
                .isTrue();
        assertThat(believedAsHint(forged(
                        ourSigner(JWSAlgorithm.ES256),
                        JWSAlgorithm.ES256,
                        ours(JWSAlgorithm.ES256).getKeyID(),
                        "JWT",
                        id)))
                .as("the test itself")
                .isTrue();

        for (var forgery : forgeries("at+jwt", "JWT", access).entrySet()) {
            assertThat(believedAsAccess(forgery.getValue()))
                    .as(forgery.getKey())
                    .isFalse();
        }
        for (var forgery : forgeries("JWT", "at+jwt", id).entrySet()) {
            assertThat(believedAsHint(forgery.getValue())).as(forgery.getKey()).isFalse();
        }
    }

    private Map<String, String> forgeries(String type, String wrongType, JWTClaimsSet claims) throws Exception {
        var stranger = new ECKeyGenerator(Curve.P_256).keyID("stranger").generate();
        var forgeries = new LinkedHashMap<String, String>();
        for (var algorithm : List.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256)) {
            var kid = ours(algorithm).getKeyID();
            forgeries.put("none, " + kid, unsigned(type, kid, claims));
            forgeries.put(
                    "a stranger's key under " + kid,
                    forged(new ECDSASigner(stranger), JWSAlgorithm.ES256, kid, type, claims));
            forgeries.put("our key as " + wrongType, forged(ourSigner(algorithm), algorithm, kid, wrongType, claims));
            forgeries.put("our key without a type " + kid, forged(ourSigner(algorithm), algorithm, kid, null, claims));
            forgeries.put(
                    "our key without its name " + kid, forged(ourSigner(algorithm), algorithm, null, type, claims));
            forgeries.put(
                    "our key under another name " + kid,
                    forged(ourSigner(algorithm), algorithm, "unknown", type, claims));
            for (var secret : publicForms(algorithm)) {
                forgeries.put(
                        "HS256 with what is public, " + secret.length,
                        forged(
                                new MACSigner(Arrays.copyOf(secret, Math.max(32, secret.length))),
                                JWSAlgorithm.HS256,
                                kid,
                                type,
                                claims));
            }
            var elsewhere = new JWTClaimsSet.Builder(claims)
                    .issuer("https://evil.example")
                    .build();
            forgeries.put("another issuer " + kid, forged(ourSigner(algorithm), algorithm, kid, type, elsewhere));
        }
        var es = ours(JWSAlgorithm.ES256).getKeyID();
        var rs = ours(JWSAlgorithm.RS256).getKeyID();
        forgeries.put(
                "the RSA key under the EC key's name",
                forged(ourSigner(JWSAlgorithm.RS256), JWSAlgorithm.RS256, es, type, claims));
        forgeries.put(
                "the EC key under the RSA key's name",
                forged(ourSigner(JWSAlgorithm.ES256), JWSAlgorithm.ES256, rs, type, claims));
        forgeries.put("PS256", forged(ourSigner(JWSAlgorithm.RS256), JWSAlgorithm.PS256, rs, type, claims));
        forgeries.put("RS512", forged(ourSigner(JWSAlgorithm.RS256), JWSAlgorithm.RS512, rs, type, claims));
        forgeries.put("a stranger's key in the header", withKeyInHeader(stranger, type, claims));
        var genuine = forged(ourSigner(JWSAlgorithm.ES256), JWSAlgorithm.ES256, es, type, claims);
        var parts = genuine.split("\\.", -1);
        var other = new JWTClaimsSet.Builder(claims).subject("somebody-else").build();
        forgeries.put(
                "other claims under the signature",
                parts[0] + "." + other.toPayload().toBase64URL() + "." + parts[2]);
        forgeries.put("no signature", parts[0] + "." + parts[1] + ".");
        forgeries.put(
                "zeros as signature",
                parts[0] + "." + parts[1] + "."
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]));
        if (type.equals("at+jwt")) {
            var expired = new JWTClaimsSet.Builder(claims)
                    .expirationTime(Date.from(Instant.EPOCH))
                    .build();
            forgeries.put("expired", forged(ourSigner(JWSAlgorithm.ES256), JWSAlgorithm.ES256, es, type, expired));
        }
        return forgeries;
    }

    private JWK ours(JWSAlgorithm algorithm) {
        return keys.signing(algorithm);
    }

    private JWSSigner ourSigner(JWSAlgorithm algorithm) throws Exception {
        return algorithm.equals(JWSAlgorithm.ES256)
                ? new ECDSASigner(ours(algorithm).toECKey())
                : new RSASSASigner(ours(algorithm).toRSAKey());
    }

    private List<byte[]> publicForms(JWSAlgorithm algorithm) throws Exception {
        var jwk = ours(algorithm).toPublicJWK();
        var key = algorithm.equals(JWSAlgorithm.ES256)
                ? jwk.toECKey().toPublicKey()
                : jwk.toRSAKey().toPublicKey();
        var pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        return List.of(
                key.getEncoded(),
                pem.getBytes(StandardCharsets.US_ASCII),
                jwk.toJSONString().getBytes(StandardCharsets.UTF_8),
                new byte[0]);
    }

    private static String forged(
            JWSSigner signer, JWSAlgorithm algorithm, @Nullable String kid, @Nullable String type, JWTClaimsSet claims)
            throws Exception {
        var header = new JWSHeader.Builder(algorithm)
                .keyID(kid)
                .type(type == null ? null : new JOSEObjectType(type))
                .build();
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String withKeyInHeader(ECKey stranger, String type, JWTClaimsSet claims) throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .jwk(stranger.toPublicJWK())
                .type(new JOSEObjectType(type))
                .build();
        var token = new SignedJWT(header, claims);
        token.sign(new ECDSASigner(stranger));
        return token.serialize();
    }

    private static String unsigned(String type, String kid, JWTClaimsSet claims) {
        var header = "{\"alg\":\"none\",\"typ\":\"%s\",\"kid\":\"%s\"}".formatted(type, kid);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + new PlainJWT(claims).getPayload().toBase64URL() + ".";
    }

    private boolean believedAsAccess(String token) throws Exception {
        var introspected = json(service.introspect(token)).get("active").asBoolean();
        assertThat(service.userInfo(token).statusCode()).isEqualTo(introspected ? 200 : 401);
        return introspected;
    }

    private boolean believedAsHint(String token) throws Exception {
        var answer = Relying.answer(browser.get(service.authorize("prompt", "none", "id_token_hint", token)));
        assertThat(answer.getOrDefault("error", "invalid_request")).isEqualTo("invalid_request");
        return answer.containsKey("code");
    }

    @Test
    @DisplayName("CVE-2025-12390: two members, one after the other, on one browser")
    void doesNotMixUpTwoMembersOfOneBrowser() throws Exception {
        var hanako = residents.add();
        var taros = json(service.redeem(service.code(browser, "claims", "{\"id_token\":{\"sid\":null}}")));
        browser.signIn(hanako);
        var hers = json(service.redeem(service.code(browser, "claims", "{\"id_token\":{\"sid\":null}}")));

        var his = said(taros.get("id_token").asString());
        var her = said(hers.get("id_token").asString());
        assertThat(her.get("sub")).isNotEqualTo(his.get("sub"));
        assertThat(her.get("sid")).isNotEqualTo(his.get("sid"));
        assertThat(service.userInfo(taros.get("access_token").asString()).statusCode())
                .as("his session has ended")
                .isEqualTo(401);
        assertThat(service.refresh(taros.get("refresh_token").asString()).statusCode())
                .isEqualTo(400);
        assertThat(json(service.userInfo(hers.get("access_token").asString())).get("sub"))
                .isEqualTo(her.get("sub"));
    }

    @Test
    @DisplayName("A code redeemed by many at the same moment")
    void givesOneSetOfTokensForACodeHoweverManyPresentIt() throws Exception {
        for (int round = 0; round < 5; round++) {
            var code = service.code(browser);
            assertThat(statusesOf(() -> service.redeem(code)))
                    .containsOnlyOnce(200)
                    .contains(400);
        }
    }

    @Test
    @DisplayName("A refresh token used by many at the same moment")
    void givesOneNextRefreshTokenHoweverManyPresentTheLast() throws Exception {
        for (int round = 0; round < 5; round++) {
            var refresh = json(service.redeem(service.code(browser)))
                    .get("refresh_token")
                    .asString();
            assertThat(statusesOf(() -> service.refresh(refresh)))
                    .containsOnlyOnce(200)
                    .contains(400);
        }
    }

    private static List<Integer> statusesOf(Callable<HttpResponse<String>> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(java.util.Collections.nCopies(6, call))) {
                statuses.add(answer.get().statusCode());
            }
            return statuses;
        }
    }

    @Test
    @DisplayName("Secrets in the log")
    void writesNoSecretOfAServiceDown() throws Exception {
        var before = log().length();
        var code = service.code(browser);
        var spent = service.code(browser);
        var tokens = json(service.redeem(code));
        service.userInfo(tokens.get("access_token").asString());
        var refreshed = json(service.refresh(tokens.get("refresh_token").asString()));
        service.refresh(tokens.get("refresh_token").asString());
        service.redeem(code);
        service.redeem(spent);
        service.redeem(spent);
        var visitor = new Visitor(port);
        for (var fields : List.of(
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        service.client().id(),
                        "client_secret",
                        CANARY),
                Map.of("grant_type", CANARY, "client_id", CANARY, "client_secret", CANARY),
                Map.of("grant_type", "refresh_token", "refresh_token", CANARY, "client_id", CANARY),
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        CANARY,
                        "code_verifier",
                        CANARY,
                        "client_id",
                        CANARY))) {
            for (var path : List.of("/oauth2/token", "/oauth2/introspect", "/oauth2/revoke")) {
                visitor.postWithoutToken(path, fields);
                visitor.postWithoutToken(path + "?client_secret=" + CANARY + "%FF", fields);
                withBasic().postWithoutToken(path, fields);
            }
        }
        visitor.get("/userinfo?access_token=" + CANARY);
        visitor.with("Authorization", "Bearer " + CANARY).get("/userinfo");

        var log = log().substring(before);
        assertThat(log).contains("A code was presented twice", "A refresh token was presented that is not the newest");
        for (var secret : List.of(
                CANARY,
                Partners.SECRET,
                code,
                tail(tokens.get("access_token").asString()),
                tail(tokens.get("id_token").asString()),
                tokens.get("refresh_token").asString(),
                refreshed.get("refresh_token").asString(),
                Relying.VERIFIER)) {
            assertThat(log.contains(secret)).as("the log holds %s", secret).isFalse();
        }
        assertThat(clientRows()).contains(service.client().id()).doesNotContain(Partners.SECRET);
    }

    private Visitor withBasic() {
        var pair = service.client().id() + ":" + CANARY;
        return new Visitor(port)
                .with(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    /** The signature, which alone makes it a secret. */
    private static String tail(String jwt) {
        return jwt.substring(jwt.lastIndexOf('.'));
    }

    private String log() throws Exception {
        return Files.readString(Path.of(Objects.requireNonNull(environment.getProperty("logging.file.name"))));
    }

    private String clientRows() {
        return String.join(
                "\n",
                db.sql("select client::text from client").query(String.class).list());
    }
}
