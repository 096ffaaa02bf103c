package genkan.oracle;

import genkan.Visitor;
import genkan.oracle.Step.Request;
import genkan.web.Routes.Route;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Makes up scripts from a seed: the sign-in more often than anything else, and every route there is in its turn. */
final class Scripts {

    private static final int LONGEST = 15;
    private static final int PATIENCE = 40;

    private static final String POPULAR = "password1";

    private static final List<String> WRONG = List.of(
            POPULAR,
            "Sakura-Mochi-2011",
            "Sakura-Mochi-2012",
            "short",
            "",
            "CAPS-LOCK-IS-ON-9",
            "ｆｕｌｌ-ｗｉｄｔｈ-１２",
            " spaces at ends ",
            "かなで入力した",
            "l1IO0-look-alikes-l1IO0",
            "x".repeat(300));

    private static final List<String> ANYTHING = List.of(
            "",
            "yes",
            "true",
            "1",
            "0",
            "2",
            "-1",
            "99",
            "ja",
            "en",
            "xx",
            "webmail",
            "blog",
            "SS401",
            "SS503",
            "WM500-C",
            "NONE",
            "/my-page",
            "/services/webmail",
            "//evil.example",
            "agree",
            "BCDF-GHJK",
            "openid profile email offline_access",
            "not-a-token",
            "<b>");

    /** What the end points for services know (RFC 6749 and what builds on it); fields that a route does not know are odd. */
    private static final Map<String, List<String>> OF_SERVICES = new TreeMap<>(Map.ofEntries(
            Map.entry("client_id", List.of(Script.CLIENT, "nobody")),
            Map.entry("redirect_uri", List.of(Script.REDIRECT, "https://evil.example/")),
            Map.entry("response_type", List.of("code", "token")),
            Map.entry("response_mode", List.of("query", "form_post")),
            Map.entry("scope", List.of("openid", "openid profile", "everything")),
            Map.entry("state", List.of("some-state")),
            Map.entry("nonce", List.of("some-nonce")),
            Map.entry("prompt", List.of("none", "login", "consent", "select_account")),
            Map.entry("max_age", List.of("0", "60", "-1")),
            Map.entry("ui_locales", List.of("ja", "en")),
            Map.entry("acr_values", List.of("L3")),
            Map.entry("claims", List.of("{}")),
            Map.entry("request_uri", List.of(Step.given("request_uri"), "urn:nothing")),
            Map.entry(
                    "grant_type",
                    List.of(
                            "authorization_code",
                            "refresh_token",
                            "password",
                            "client_credentials",
                            "urn:ietf:params:oauth:grant-type:device_code")),
            Map.entry("code", List.of("not-a-code")),
            Map.entry("code_verifier", List.of("v".repeat(43))),
            Map.entry("refresh_token", List.of("not-a-token")),
            Map.entry("token", List.of("not-a-token", Step.given("access_token"))),
            Map.entry("token_type_hint", List.of("access_token", "refresh_token")),
            Map.entry("device_code", List.of(Step.given("device_code"))),
            Map.entry("user_code", List.of(Step.given("user_code"))),
            Map.entry("post_logout_redirect_uri", List.of(Script.REDIRECT))));

    /** Where a User ID is asked for, and where one might be told about by mistake. */
    static final List<String> NAMES_SOMEBODY =
            List.of("user-id", "login_hint", "username", "id_token_hint", "new-name", "logout_hint");

    private final Random random;
    private final List<Route> routes;
    private final String ownAccount;
    private final Deque<Route> turns = new ArrayDeque<>();

    private String userId = "";

    Scripts(long seed, List<Route> routes, String ownAccount) {
        this.random = new Random(seed);
        this.routes = routes;
        this.ownAccount = ownAccount;
    }

    Script next(int number) {
        userId = "pair-" + letters(number) + "@aa2";
        var steps = new ArrayList<Step>();
        var length = 1 + random.nextInt(LONGEST);
        if (chance(0.12)) {
            steps.add(untilLimited());
        }
        while (steps.size() < length) {
            steps.add(step());
        }
        if (chance(0.04)) {
            steps.add(spray());
        }
        var address = "10.%d.%d.%d".formatted(number >> 16 & 255, number >> 8 & 255, number & 255);
        return new Script(
                number, userId, address, chance(0.2) ? Optional.of(ownAccount) : Optional.empty(), List.copyOf(steps));
    }

    private Step step() {
        var kind = random.nextInt(100);
        if (kind < 34) {
            return signIn(spelled(), wrong());
        }
        if (kind < 44) {
            return authorization();
        }
        if (kind < 87) {
            return anywhere(turn());
        }
        if (kind < 92) {
            return new Step.FillIn(random.nextInt(4), spelled(), wrong(), chance(0.5) ? spelled() : anything());
        }
        if (kind < 95) {
            return new Step.Follow(random.nextInt(20));
        }
        if (kind < 97) {
            return new Step.Wait(Duration.ofSeconds(1 + random.nextInt(5_400)));
        }
        return kind < 98 ? new Step.AnotherBrowser() : new Step.MemberSignsIn();
    }

    private Step untilLimited() {
        return new Step.UntilLimited(IntStream.range(0, PATIENCE)
                .mapToObj(time -> signIn(userId, "Not-it-" + random.nextInt(1_000) + "-" + time))
                .toList());
    }

    /** Many User IDs that nobody has, from the same address: whether that was one too many may depend on no secret. */
    private Step spray() {
        return new Step.UntilLimited(IntStream.range(0, PATIENCE + 20)
                .mapToObj(time ->
                        signIn(userId.replace("pair", "nobody" + letters(time)), "Not-it-" + random.nextInt(1_000_000)))
                .toList());
    }

    private Request signIn(String typed, String password) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        fields.add(Map.entry("_csrf", chance(0.95) ? Step.FORM_TOKEN : "guessed"));
        fields.add(Map.entry("user-id", typed));
        fields.add(Map.entry("password", password));
        for (var name : List.of("to", "tries", "opened", "cookie-seen", "as-typed", "caps-lock", "lang")) {
            if (chance(0.15)) {
                fields.add(Map.entry(name, anything()));
            }
        }
        return new Request("/sign-in", "POST", "/sign-in", fields, false, headers());
    }

    /** A sound request of a service, in most cases with one more thing that is not. */
    private Request authorization() {
        return new Request("/oauth2/authorize", "GET", "/oauth2/authorize", ofService(), true, headers());
    }

    private List<Map.Entry<String, String>> ofService() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("client_id", Script.CLIENT);
        fields.put("redirect_uri", Script.REDIRECT);
        fields.put("response_type", "code");
        fields.put("scope", "openid");
        fields.put("state", "some-state");
        fields.put("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        fields.put("code_challenge_method", "S256");
        if (chance(0.7)) {
            fields.put("login_hint", spelled());
        }
        if (chance(0.5)) {
            fields.put("prompt", oneOf(OF_SERVICES.getOrDefault("prompt", List.of())));
        }
        if (chance(0.3)) {
            var name = oneOf(List.copyOf(OF_SERVICES.keySet()));
            fields.put(name, oneOf(OF_SERVICES.getOrDefault(name, List.of())));
        }
        return List.copyOf(fields.entrySet());
    }

    private Request anywhere(Route route) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        for (var parameter : route.parameters()) {
            if (chance(0.7) || parameter.equals("_csrf")) {
                fields.add(Map.entry(parameter, value(parameter)));
            }
        }
        var ofServices = !route.parameters().contains("_csrf") && !route.path().startsWith("/sign-in");
        if (ofServices && chance(0.8)) {
            fields.addAll(ofService());
            for (var name : List.of("grant_type", "token", "device_code", "user_code", "code", "refresh_token")) {
                if (chance(0.6)) {
                    fields.add(Map.entry(name, oneOf(OF_SERVICES.getOrDefault(name, List.of()))));
                }
            }
        }
        if (chance(0.3)) {
            fields.add(Map.entry(oneOf(NAMES_SOMEBODY), spelled()));
        }
        var headers = headers();
        if (ofServices && chance(0.7)) {
            headers.put("Authorization", basic(Script.CLIENT, Script.SECRET));
        }
        var path = route.pathWith(inPath(route));
        var method = chance(0.95) ? route.method() : oneOf(List.of("HEAD", "OPTIONS", "PUT", "DELETE"));
        return new Request(route.path(), method, path, fields, !method.equals("POST"), headers);
    }

    private String value(String parameter) {
        if (parameter.equals("_csrf")) {
            return chance(0.9) ? Step.FORM_TOKEN : anything();
        }
        if (parameter.contains("password")) {
            return wrong();
        }
        if (NAMES_SOMEBODY.contains(parameter)) {
            return chance(0.8) ? spelled() : anything();
        }
        if (parameter.equals("article") && chance(0.7)) {
            return "passkey";
        }
        return chance(0.3) ? spelled() : anything();
    }

    private Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        if (chance(0.6)) {
            headers.put("Accept-Language", oneOf(List.of("ja", "en", "en-GB,ja;q=0.5", "fr", "*")));
        }
        if (chance(0.6)) {
            headers.put("Accept", oneOf(List.of("text/html,*/*;q=0.8", "application/json", "image/png")));
        }
        if (chance(0.3)) {
            headers.put("Accept-Encoding", "gzip");
        }
        if (chance(0.3)) {
            headers.put("User-Agent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/150.0.0.0 Safari/537.36");
        }
        if (chance(0.1)) {
            headers.put("Origin", oneOf(List.of("http://localhost:8080", "https://evil.example", "null")));
        }
        if (chance(0.05)) {
            headers.put("Authorization", chance(0.5) ? basic(userId, wrong()) : "Bearer " + userId);
        }
        return headers;
    }

    private Route turn() {
        if (turns.isEmpty()) {
            var shuffled = new ArrayList<>(routes);
            Collections.shuffle(shuffled, random);
            turns.addAll(shuffled);
        }
        return turns.removeFirst();
    }

    private String spelled() {
        var name = userId.substring(0, userId.indexOf('@'));
        return switch (random.nextInt(12)) {
            case 0 -> userId.toUpperCase(Locale.ROOT);
            case 1 -> " " + userId + "　";
            case 2 -> userId + ".hinata.example";
            case 3 -> userId.replace('@', '＠').replace('a', 'ａ');
            case 4 -> name;
            case 5 -> name + "@zz9";
            case 6 -> userId + "\u200b";
            case 7 -> name + "@bb3";
            default -> userId;
        };
    }

    /** Each route comes up a few times only; most of what may stand in its address leads nowhere. */
    private String inPath(Route route) {
        if (route.path().startsWith("/help/") && chance(0.7)) {
            return route.path().startsWith("/help/codes/") ? "SS401" : "passkey";
        }
        return chance(0.7)
                ? oneOf(List.of("webmail", "SS401", "blog", "SS503", "passkey"))
                : Visitor.encoded(spelled()).replace("+", "%20");
    }

    private String wrong() {
        if (chance(0.6)) {
            return "Not-it-" + random.nextInt(50) + "-of-" + userId;
        }
        var wrong = oneOf(WRONG);
        // Of this pair alone: how popular a password has become in a world is a matter of chance, not of its secret.
        return wrong.isEmpty() || wrong.equals(POPULAR) ? wrong : wrong.substring(0, 2) + userId + wrong.substring(2);
    }

    private String anything() {
        return oneOf(ANYTHING);
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private static String basic(String name, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** Of letters that are mistaken for no others, so that no two User IDs look alike. */
    private static String letters(int number) {
        return Integer.toOctalString(number)
                .chars()
                .mapToObj(digit -> String.valueOf("abcdefgh".charAt(digit - '0')))
                .reduce("", String::concat);
    }
}
