package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A service that members sign in to, as OpenID Connect has it. Nobody listens at its address; its browser stops there. */
public record RelyingParty(String id, String secret, String redirectUri) {

    public static final RelyingParty BENCH =
            new RelyingParty("bench", "b3nch-b3nch-b3nch-b3nch-b3nch-b3nch", "http://localhost:9/arrived");

    private static final String SCOPE = "openid profile";
    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** How Genkan learns of it. */
    public List<String> registration() {
        var service = "--genkan.services." + id + ".";
        var client = service + "client.";
        return List.of(
                service + "prefix=BE",
                service + "name-ja=Bench",
                service + "name-en=Bench",
                client + "id=" + id,
                client + "secret=" + secret,
                client + "redirect-uris=" + redirectUri,
                client + "scopes=" + SCOPE.replace(' ', ','),
                // What a service chooses that looks at the cost; the budgets hold for it.
                client + "id-token-algorithm=ES256");
    }

    /** One time that a member is sent to Genkan. */
    public record Authorization(String path, String state, String verifier) {

        private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

        /** The code in the address that Genkan sends the browser back to. */
        String code(Answer back) {
            var address = back.leadsTo();
            var code = CODE.matcher(address);
            if (!code.find() || !address.contains("state=" + state)) {
                throw new Answer.Unexpected("A redirect without code and state", back);
            }
            return code.group(1);
        }
    }

    public Authorization begin() {
        var state = random();
        var verifier = random();
        var query = new LinkedHashMap<String, String>();
        query.put("response_type", "code");
        query.put("client_id", id);
        query.put("redirect_uri", redirectUri);
        query.put("scope", SCOPE);
        query.put("state", state);
        query.put("nonce", random());
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        return new Authorization("/oauth2/authorize?" + Request.query(query), state, verifier);
    }

    Tokens exchange(Connection connection, Authorization authorization, String code) throws IOException {
        var answer = post(
                connection,
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        redirectUri,
                        "code_verifier",
                        authorization.verifier()));
        return Tokens.in(answer.expect("id_token"));
    }

    Tokens refresh(Connection connection, Tokens tokens) throws IOException {
        return Tokens.in(post(
                connection, "/oauth2/token", Map.of("grant_type", "refresh_token", "refresh_token", tokens.refresh())));
    }

    Answer introspect(Connection connection, Tokens tokens) throws IOException {
        return post(connection, "/oauth2/introspect", Map.of("token", tokens.access()));
    }

    private Answer post(Connection connection, String path, Map<String, String> fields) throws IOException {
        return connection
                .exchange(Request.post(path, new HashMap<>(fields))
                        .with("Authorization", "Basic " + basic())
                        .with("Accept", "application/json"))
                .expect(200);
    }

    private String basic() {
        return Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.US_ASCII));
    }

    private static String random() {
        var bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return base64(bytes);
    }

    private static String challenge(String verifier) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What a service gets for a code. */
    record Tokens(String access, String refresh) {

        private static Tokens in(Answer answer) {
            return new Tokens(answer.text("access_token"), answer.text("refresh_token"));
        }
    }
}
