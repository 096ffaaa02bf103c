package genkan.oracle;

import genkan.Residents;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.web.Routes;
import genkan.web.Routes.Route;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A whole Genkan with a database of its own, in which a User ID is whatever the test wants it to be. */
final class World {

    private static final String HOME = "192.0.2.77";
    private static final Duration BETWEEN_SCRIPTS = Duration.ofSeconds(1);
    private static final int MORE_THAN_EVERY_LIMIT = 60;

    private final ApplicationContext genkan;
    private final int port;
    private final Residents residents;
    private final TestClock clock;

    private World(ApplicationContext genkan) {
        this.genkan = genkan;
        this.port = Optional.ofNullable(((ServletWebServerApplicationContext) genkan).getWebServer())
                .orElseThrow()
                .getPort();
        this.residents = genkan.getBean(Residents.class);
        this.clock = genkan.getBean(TestClock.class);
    }

    static World one() {
        return new World(new TestContextManager(One.class).getTestContext().getApplicationContext());
    }

    static World other() {
        return new World(new TestContextManager(Other.class).getTestContext().getApplicationContext());
    }

    void stopClockAt(Instant at) {
        clock.stopAt(at);
    }

    /** Everything that this product answers to, found in the product. */
    List<Route> routes() {
        var routes = new ArrayList<>(
                Routes.of(genkan.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)));
        routes.addAll(Routes.ofFilters(genkan.getBean(FilterChainProxy.class)));
        return routes;
    }

    /** Somebody whom a stranger may know, the same in both worlds: the stranger's own account. */
    void add(String userId, String password) {
        residents.with().userId(userId).password(password).add();
    }

    /** Plays one script where the secret is true of its User ID; what the stranger saw, a text for each answer. */
    List<Seen> play(Script script, Secret secret, String password) throws IOException {
        // Of the browsers of an account that came at one moment, nobody could tell which one is forgotten first.
        clock.advance(BETWEEN_SCRIPTS);
        if (secret == Secret.DOES_NOT_EXIST) {
            return play(script, Optional.empty(), password);
        }
        var member = secret.of(residents.with().password(password), script.userId(), clock.instant())
                .add();
        if (!secret.signsIn()) {
            return play(script, Optional.empty(), password);
        }
        var address = secret == Secret.IS_SIGNED_IN_NEXT_DOOR ? script.address() : HOME;
        try (var home = new Caller(port, address)) {
            mustBeIn(home.signIn(member.userId(), password));
            for (var time = 0; secret == Secret.IS_LIMITED_ON_THE_OWN_BROWSER && time < MORE_THAN_EVERY_LIMIT; time++) {
                if (home.signIn(member.userId(), "Not-it-either-" + time + "-of-" + member.userId())
                                .status()
                        == 429) {
                    break;
                }
            }
            return play(script, Optional.of(home), password);
        }
    }

    /**
     * What a stranger saw of one answer.
     *
     * @param asked the route
     */
    record Seen(String asked, String said, int status, String answer) {}

    private List<Seen> play(Script script, Optional<Caller> member, String password) throws IOException {
        var seen = new ArrayList<Seen>();
        try (var stranger = new Caller(port, script.address())) {
            if (script.ownAccount().isPresent()) {
                mustBeIn(stranger.signIn(script.ownAccount().get(), Script.OWN_PASSWORD));
                stranger.send(new Step.Request(
                        "", "POST", "/sign-out", List.of(Map.entry("_csrf", token(stranger))), false, Map.of()));
            }
            for (var step : script.steps()) {
                switch (step) {
                    case Step.Request request -> seen.add(seen(request, stranger.send(request)));
                    case Step.UntilLimited(var tries) -> {
                        for (var request : tries) {
                            var answer = stranger.send(request);
                            seen.add(seen(request, answer));
                            if (answer.status() == 429) {
                                break;
                            }
                        }
                    }
                    case Step.Follow(var link) ->
                        stranger.follow(link)
                                .ifPresent(answer ->
                                        seen.add(new Seen("", "follow", answer.status(), Canonical.of(answer))));
                    case Step.Wait(var time) -> clock.advance(time);
                    case Step.AnotherBrowser() -> stranger.takeAnotherBrowser();
                    case Step.MemberSignsIn() -> {
                        if (member.isPresent()) {
                            member.get().signIn(script.userId(), password);
                        }
                    }
                }
            }
        }
        return seen;
    }

    private static String token(Caller stranger) throws IOException {
        stranger.send(new Step.Request("", "GET", "/my-page", List.of(), true, Map.of()));
        return Step.FORM_TOKEN;
    }

    private static Seen seen(Step.Request request, Wire.Answer answer) {
        return new Seen(
                request.method() + " " + request.route(), request.toString(), answer.status(), Canonical.of(answer));
    }

    private static void mustBeIn(Wire.Answer answer) {
        if (answer.status() != 303) {
            throw new AssertionError("The right password does not sign in: " + answer);
        }
    }

    /** Behind a proxy, so that each stranger calls from somewhere else; answers leave when they are ready. */
    private static final String PROXIED = "genkan.trusted-proxies=127.0.0.0/8,::1";

    private static final String CHEAPEST = "genkan.hashing.memory-kib=8";
    private static final String AT_ONCE = "genkan.sign-in.release=0s";
    private static final String NO_STEPS = "genkan.sign-in.release-step=1us";

    @RunningGenkan
    @TestPropertySource(
            properties = {
                PROXIED,
                CHEAPEST,
                AT_ONCE,
                NO_STEPS,
                Script.PREFIX,
                Script.NAME_JA,
                Script.NAME_EN,
                Script.CLIENT_SECRET,
                Script.REDIRECT_URI,
                Script.GRANTS,
                "genkan.oracle-world=one"
            })
    private static final class One {}

    @RunningGenkan
    @TestPropertySource(
            properties = {
                PROXIED,
                CHEAPEST,
                AT_ONCE,
                NO_STEPS,
                Script.PREFIX,
                Script.NAME_JA,
                Script.NAME_EN,
                Script.CLIENT_SECRET,
                Script.REDIRECT_URI,
                Script.GRANTS,
                "genkan.oracle-world=other"
            })
    private static final class Other {}
}
