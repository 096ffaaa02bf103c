package genkan.oracle;

import genkan.Residents;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.web.Routes;
import genkan.web.Routes.Route;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.WebServer;
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

    /** One pair in so many. */
    private static final int THROUGH_SOCKETS = 10;

    private final ApplicationContext genkan;
    private final WebServer server;
    private final Residents residents;
    private final TestClock clock;

    private World(ApplicationContext genkan) {
        this.genkan = genkan;
        this.server = Optional.ofNullable(((ServletWebServerApplicationContext) genkan).getWebServer())
                .orElseThrow();
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

    /**
     * Every route, but for the sample's mail and telephone, which show what a member alone would have in hand: a real
     * operator has neither.
     */
    List<Route> routes() {
        var routes = new ArrayList<>(
                Routes.of(genkan.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)));
        routes.addAll(Routes.ofFilters(genkan.getBean(FilterChainProxy.class)));
        routes.removeIf(route -> route.path().matches("/sample/(mail|phone).*"));
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
        try (var home = new Caller(line(script), address)) {
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
     * @param said what was sent
     */
    record Seen(String asked, Object said, Answer answer) {}

    private List<Seen> play(Script script, Optional<Caller> member, String password) throws IOException {
        var seen = new ArrayList<Seen>();
        try (var stranger = new Caller(line(script), script.address())) {
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
                    case Step.Follow follow ->
                        stranger.follow(follow.link()).ifPresent(answer -> seen.add(new Seen("", follow, answer)));
                    case Step.FillIn form ->
                        stranger.fillIn(form).ifPresent(answer -> seen.add(new Seen("", form, answer)));
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

    /** Some go through the sockets, so that HTTP itself is looked at too. */
    private Line line(Script script) {
        return script.number() % THROUGH_SOCKETS == 0
                ? new Wire(server.getPort())
                : new Direct(
                        ((TomcatWebServer) server)
                                .getTomcat()
                                .getConnector()
                                .getProtocolHandler()
                                .getAdapter(),
                        server.getPort());
    }

    private static String token(Caller stranger) throws IOException {
        stranger.send(new Step.Request("", "GET", "/my-page", List.of(), true, Map.of()));
        return Step.FORM_TOKEN;
    }

    private static Seen seen(Step.Request request, Answer answer) {
        return new Seen(request.method() + " " + request.route(), request, answer);
    }

    private static void mustBeIn(Answer answer) {
        if (answer.status() != 303) {
            throw new AssertionError("The right password does not sign in: " + answer);
        }
    }

    @AnyWorld
    @TestPropertySource(properties = "genkan.oracle-world=one")
    private static final class One {}

    @AnyWorld
    @TestPropertySource(properties = "genkan.oracle-world=other")
    private static final class Other {}

    /** Behind a proxy, so that each stranger calls from somewhere else; answers leave when they are ready. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @RunningGenkan
    @TestPropertySource(
            properties = {
                "genkan.trusted-proxies=127.0.0.0/8,::1",
                "genkan.hashing.memory-kib=8",
                "genkan.sign-in.release=0s",
                "genkan.sign-in.release-step=1us",
                // Two at a time need no virtual threads, whose every wait for the database is two changes of thread.
                "spring.threads.virtual.enabled=false",
                "logging.level.root=error",
                Script.PREFIX,
                Script.NAME_JA,
                Script.NAME_EN,
                Script.CLIENT_SECRET,
                Script.REDIRECT_URI,
                Script.GRANTS
            })
    private @interface AnyWorld {}
}
