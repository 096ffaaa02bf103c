package genkan.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import genkan.Residents;
import genkan.Residents.Resident;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.TestLine;
import genkan.Visitor;
import genkan.credential.Credentials;
import genkan.credential.RecoveryCodes;
import genkan.credential.RecoveryCodes.Kind;
import genkan.member.MemberId;
import genkan.phone.PhoneNumber;
import genkan.phone.RegisteredPhones;
import genkan.recovery.WalkDiary.Person;
import genkan.recovery.WalkDiary.Way;
import genkan.secret.BearerSecret;
import genkan.secret.Seal;
import genkan.web.Routes;
import genkan.web.Routes.Route;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Thousands of random requests to every route of the way back: of three browsers of two members who share a telephone and
 * an address, and of nobody; with each other's codes, cookies, calls and old forms, at odd times. After each of them
 * {@link WalkDiary} has to justify what was done.
 *
 * <p>{@code -Dgenkan.walk.steps} walks further and {@code -Dgenkan.walk.seed} elsewhere.
 */
@RunningGenkan
class RecoveryRoutesWalkTest {

    private static final int STEPS = Integer.getInteger("genkan.walk.steps", 1_500);
    private static final long SEED = Long.getLong("genkan.walk.seed", 20_261_123);

    private static final String RECOVERY = "genkan-recovery";
    private static final String SESSION = "genkan-session";
    private static final String MARKS = "genkan-device";
    private static final String FAMILY_MAIL = "family@walk.example";
    private static final String NOBODY = Residents.unused().canonical();
    private static final Pattern NUMBER = Pattern.compile("call-number\">.*?</span> ([-0-9]+)<");
    private static final List<Purpose> PURPOSES = List.of(Purpose.values());

    /** Together they show something about the two routes that do something, and cost nothing else. */
    private static final int AT_ONCE = 3;

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    RegisteredPhones phones;

    @Autowired
    RecoveryCodes codes;

    @Autowired
    Credentials credentials;

    @Autowired
    Recovering recovering;

    @Autowired
    Seal seal;

    @Autowired
    TestLine line;

    @Autowired
    TestClock clock;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private final Random random = new Random(SEED);
    private final List<Visitor> browsers = new ArrayList<>();
    private final List<Sent> sentBefore = new ArrayList<>();
    private final List<String> codesSeen = new ArrayList<>();
    private final List<String> numbersSeen = new ArrayList<>();
    private final Map<MemberId, String> passwords = new HashMap<>();
    private final Map<MemberId, String> hashes = new HashMap<>();
    private final Map<String, Integer> done = new HashMap<>();
    private List<Route> routes = List.of();
    private List<Person> family = List.of();
    private List<PhoneNumber> telephones = List.of();
    private WalkDiary diary = new WalkDiary(List.of());

    /** A form or an address as it was sent, to be sent again. */
    private record Sent(Route route, String path, Map<String, String> fields, Map<String, String> cookies) {}

    @DynamicPropertySource
    static void everythingMayBeTriedOftenAndNumbersAreMany(DynamicPropertyRegistry settings) {
        settings.add("genkan.phone.per-claim", () -> "1000000/1ms");
        settings.add("genkan.recovery.codes", () -> "1000000/1ms");
        settings.add(
                "genkan.phone.numbers",
                () -> IntStream.range(0, 60)
                        .mapToObj("050-3000-%04d"::formatted)
                        .collect(Collectors.joining(",")));
    }

    @BeforeEach
    void aFamily() {
        clock.stop();
        var taro = member(LocalDate.of(1985, 4, 3));
        var hanako = member(LocalDate.of(1988, 7, 14));
        var hall = TestLine.newMobile();
        telephones = List.of(TestLine.newMobile(), TestLine.newMobile(), hall, TestLine.newMobile());
        family =
                List.of(person(taro, Set.of(telephones.get(0), hall)), person(hanako, Set.of(telephones.get(1), hall)));
        diary = new WalkDiary(family);
        routes = Routes.of(mapping).stream()
                .filter(route -> route.path().startsWith("/recovery"))
                .toList();
        IntStream.range(0, 3).forEach(_ -> browsers.add(new Visitor(port)));
        family.forEach(person -> hashes.put(person.id(), hash(person)));
    }

    @Test
    void doesNothingToAMemberWithoutOneUnspentProofOfThisMember() throws Exception {
        for (int step = 0; step < STEPS; step++) {
            try {
                step();
            } catch (AssertionError fault) {
                throw new AssertionError(
                        "at step %d of -Dgenkan.walk.seed=%d: %s".formatted(step, SEED, fault.getMessage()), fault);
            }
        }

        // The walk must get everywhere, or it shows nothing.
        for (var purpose : PURPOSES) {
            assertThat(count(purpose.name())).as("%s of %s", purpose, done).isGreaterThan(STEPS / 300);
        }
        assertThat(count("several at once")).isGreaterThan(STEPS / 500);
        assertThat(count("permitted, and not done")).as("%s", done).isLessThan(STEPS / 200);
        assertThat(routes).allMatch(route -> done.containsKey(route.method() + " " + route.path()));
    }

    private void step() throws Exception {
        clock.advance(Duration.ofSeconds(random.nextInt(4)));
        var browser = any(browsers);
        switch (random.nextInt(24)) {
            case 0 -> jump();
            case 1 -> exchangeCookies(browser, any(browsers));
            case 2 -> signIn(browser);
            case 3 -> write();
            case 4, 5 -> call();
            case 6, 7 -> replay(browser);
            case 8, 9 -> {
                // Whoever begins anew all the time gets nowhere.
                if (diary.finished(browser.cookies().get(RECOVERY), clock.instant()) || random.nextInt(4) == 0) {
                    begin(browser);
                } else {
                    prove(browser);
                }
            }
            case 10, 11, 12, 13, 14 -> prove(browser);
            case 15, 16, 17 -> useWhatWasProved(browser);
            default -> {
                var route = any(routes);
                send(browser, route, path(route), fields(route));
            }
        }
    }

    private void jump() {
        switch (random.nextInt(6)) {
            case 0 -> clock.advance(Duration.ofMinutes(-random.nextInt(3)));
            case 1 -> clock.advance(Duration.ofMinutes(random.nextInt(40)));
            case 2 -> clock.advance(Duration.ofMinutes(10));
            default -> clock.advance(Duration.ofMinutes(random.nextInt(4)));
        }
    }

    private void exchangeCookies(Visitor one, Visitor other) {
        var his = new HashMap<>(one.cookies());
        var hers = new HashMap<>(other.cookies());
        switch (random.nextInt(3)) {
            case 0 -> {
                one.cookies().clear();
                one.cookies().putAll(hers);
                other.cookies().clear();
                other.cookies().putAll(his);
            }
            case 1 -> {
                var stolen = hers.get(RECOVERY);
                if (stolen != null) {
                    one.cookies().put(RECOVERY, stolen);
                }
            }
            default -> one.cookies().remove(any(List.of(RECOVERY, SESSION, MARKS)));
        }
    }

    private void signIn(Visitor browser) throws Exception {
        var person = any(family);
        var before = Map.copyOf(browser.cookies());
        browser.signIn(person.userId(), Objects.requireNonNull(passwords.get(person.id())));
        rememberSignIn(browser, person.id(), before);
        count("sign-ins", 1);
    }

    private void rememberSignIn(Visitor browser, MemberId member, Map<String, String> before) {
        diary.signedIn(
                member,
                marks(before),
                marks(browser.cookies()).getFirst(),
                Objects.requireNonNull(browser.cookies().get(SESSION)));
    }

    /** A code on paper, which My Page or the desk made. */
    private void write() {
        var person = any(family);
        var kind = any(List.of(Kind.values()));
        var code = codes.make(person.id(), kind).written();
        codesSeen.add(code);
        diary.written(person.id(), kind == Kind.SAVED ? Proof.SAVED_CODE : Proof.LETTER, code);
    }

    private void call() {
        if (numbersSeen.isEmpty()) {
            return;
        }
        var number = recent(numbersSeen);
        if (random.nextInt(12) == 0) {
            line.callWithoutNumber(number);
            return;
        }
        var from = any(telephones);
        line.call(from, number);
        diary.called(from, number, clock.instant());
    }

    private void begin(Visitor browser) throws Exception {
        var purpose = any(PURPOSES).path();
        var route = route("POST", "/recovery/{purpose}");
        send(browser, route, "/recovery/" + purpose, fields(route));
    }

    /** One thing that makes sense where this browser is, if it is used in time and was meant. */
    private void prove(Visitor browser) throws Exception {
        switch (random.nextInt(4)) {
            case 0 -> {
                write();
                type(browser, codesSeen.getLast());
            }
            case 1 -> {
                send(browser, route("POST", "/recovery/now/mail"), "/recovery/now/mail", Map.of());
                if (!codesSeen.isEmpty()) {
                    type(browser, codesSeen.getLast());
                }
            }
            default -> {
                look(browser);
                call();
                look(browser);
            }
        }
        if (random.nextBoolean()) {
            useWhatWasProved(browser);
        }
    }

    private void type(Visitor browser, String code) throws Exception {
        send(browser, route("POST", "/recovery/now/code"), "/recovery/now/code", Map.of("code", code));
    }

    private void look(Visitor browser) throws Exception {
        send(browser, route("GET", "/recovery/now"), "/recovery/now", Map.of());
    }

    private void useWhatWasProved(Visitor browser) throws Exception {
        var purpose = any(PURPOSES);
        var way = diary.way(browser.cookies().get(RECOVERY));
        for (var one : PURPOSES) {
            if (random.nextInt(4) > 0 && diary.permitted(way, one, clock.instant()) != null) {
                purpose = one;
            }
        }
        var path = "/recovery/now/" + purpose.path();
        var route = route("POST", path);
        if (random.nextInt(3) == 0) {
            sendAtOnce(browser, route, path);
        } else {
            send(browser, route, path, fields(route));
        }
    }

    private void replay(Visitor browser) throws Exception {
        if (sentBefore.isEmpty()) {
            return;
        }
        var old = any(sentBefore);
        if (random.nextBoolean()) {
            send(browser, old.route(), old.path(), old.fields());
        } else {
            var ghost = new Visitor(port);
            ghost.cookies().putAll(old.cookies());
            send(ghost, old.route(), old.path(), old.fields());
        }
    }

    private void send(Visitor browser, Route route, String path, Map<String, String> fields) throws Exception {
        if (route.post()) {
            // So that there is a form cookie, and a token for it.
            if (browser.formToken().isEmpty()) {
                browser.get("/recovery");
            }
            fields = new HashMap<>(fields);
            fields.putIfAbsent("_csrf", browser.formToken());
        }
        var before = Map.copyOf(browser.cookies());
        var proven = browser.formToken().equals(fields.get("_csrf"));
        remember(new Sent(route, path, fields, before));
        count(route.method() + " " + route.path(), 1);
        var now = clock.instant();
        if (route.post() && proven) {
            arrives(path, fields, before, now);
        } else if (path.equals("/recovery/now")) {
            visited(before, now);
        }
        var answer = route.post() ? browser.post(path, fields) : browser.get(path);
        assertThat(answer.statusCode())
                .as("%s %s: %s", path, fields, answer.body())
                .isLessThan(500);
        var way = diary.way(before.get(RECOVERY));
        // After a call a code is mailed unasked; whoever has left needs none.
        if (way != null && path.startsWith("/recovery/now") && !path.endsWith("/leave")) {
            readMail(way, Objects.requireNonNull(before.get(RECOVERY)), now);
        }
        if (route.post() && proven) {
            answered(browser, path, fields, before, answer, now);
        }
        seen(browser, path, fields, before, answer, now);
        checkPasswords();
    }

    /** What the diary has to know before the answer. */
    private void arrives(String path, Map<String, String> fields, Map<String, String> before, Instant now) {
        var way = diary.way(before.get(RECOVERY));
        if (way == null || !path.startsWith("/recovery/now/")) {
            return;
        }
        visited(before, now);
        switch (path.substring("/recovery/now/".length())) {
            case "leave" -> diary.left(way);
            case "choice" ->
                diary.chose(way, fields.getOrDefault("member", ""), fields.getOrDefault("birth-date", ""), now);
            default -> {}
        }
    }

    private void visited(Map<String, String> cookies, Instant now) {
        var way = diary.way(cookies.get(RECOVERY));
        if (way != null) {
            diary.visited(way, now);
        }
    }

    private void answered(
            Visitor browser,
            String path,
            Map<String, String> fields,
            Map<String, String> before,
            HttpResponse<String> answer,
            Instant now)
            throws Exception {
        var way = diary.way(before.get(RECOVERY));
        switch (path) {
            case "/recovery/user-id", "/recovery/password", "/recovery/limit" ->
                begun(browser, path, fields, before, now);
            case "/recovery/now/call" -> {
                if (way != null) {
                    diary.askedForNumber(way, now);
                    look(browser);
                }
            }
            case "/recovery/now/code" -> {
                if (way != null) {
                    var good = diary.typed(way, fields.getOrDefault("code", ""), now);
                    assertThat(answer.statusCode() == 303)
                            .as("taken, at %s: %s, %s", now, way, answer.statusCode())
                            .isEqualTo(good);
                }
            }
            case "/recovery/now/user-id", "/recovery/now/limit", "/recovery/now/password" -> {
                var purpose =
                        Purpose.of(path.substring("/recovery/now/".length())).orElseThrow();
                var permitted = diary.permitted(way, purpose, now);
                if (!did(browser, purpose, way, answer, before, fields, now)
                        && permitted != null
                        && (purpose != Purpose.PASSWORD || answer.statusCode() == 410)) {
                    count("permitted, and not done", 1);
                }
            }
            default -> {}
        }
    }

    private void begun(
            Visitor browser, String path, Map<String, String> fields, Map<String, String> before, Instant now)
            throws Exception {
        var cookie = browser.cookies().get(RECOVERY);
        if (cookie != null && !cookie.equals(before.get(RECOVERY))) {
            var purpose = Purpose.of(path.substring("/recovery/".length())).orElseThrow();
            diary.begun(cookie, purpose, meant(fields), marks(before), now);
            // Its number may be called by chance, so it has to be known.
            look(browser);
        }
    }

    private Set<MemberId> meant(Map<String, String> fields) {
        return family.stream()
                .filter(person -> switch (fields.getOrDefault("by", "")) {
                    case "mail" -> FAMILY_MAIL.equals(fields.get("mail"));
                    case "name" -> person.born().toString().equals(fields.get("birth-date"));
                    default -> person.userId().equals(fields.get("user-id"));
                })
                .map(Person::id)
                .collect(Collectors.toSet());
    }

    /** What the members find in their letter boxes. */
    private void readMail(Way way, String cookie, Instant now) {
        var recovery = BearerSecret.read(cookie).flatMap(recovering::seen).orElseThrow();
        for (var candidate : recovery.candidates()) {
            var sealed = candidate.mailCode();
            if (candidate.somebody() && sealed != null) {
                var name =
                        "recovery " + recovery.id() + " " + candidate.member().reference();
                var code = new String(seal.open(name, sealed).orElseThrow(), UTF_8);
                if (!codesSeen.contains(code)) {
                    codesSeen.add(code);
                    diary.mailed(way, candidate.member(), code, now);
                }
            }
        }
    }

    /** Whether it was done, which the diary has to justify. */
    private boolean did(
            Visitor browser,
            Purpose purpose,
            @Nullable Way way,
            HttpResponse<String> answer,
            Map<String, String> before,
            Map<String, String> fields,
            Instant now) {
        var marked = !Objects.equals(browser.cookies().get(MARKS), before.get(MARKS));
        for (var person : family) {
            var member = person.id();
            var happened = switch (purpose) {
                case USER_ID -> answer.body().contains("id=\"your-id\">" + person.userId());
                case LIMIT -> marked && ofMember(browser, member);
                case PASSWORD -> !hash(person).equals(hashes.get(member));
            };
            if (happened) {
                diary.acted(way, purpose, member, now);
                count(purpose.name(), 1);
                if (purpose == Purpose.PASSWORD) {
                    hashes.put(member, hash(person));
                    passwords.put(member, fields.getOrDefault("new-password", ""));
                    rememberSignIn(browser, member, before);
                }
                return true;
            }
        }
        assertThat(marked).as("marked as nobody's").isFalse();
        return false;
    }

    /** A mark names its member. */
    private static boolean ofMember(Visitor browser, MemberId member) {
        return marks(browser.cookies()).getFirst().contains("." + member.reference() + ".");
    }

    /** What nobody may see, whatever was asked. */
    private void seen(
            Visitor browser,
            String path,
            Map<String, String> fields,
            Map<String, String> before,
            HttpResponse<String> answer,
            Instant now) {
        var way = diary.way(before.get(RECOVERY));
        for (var person : family) {
            if (answer.body().contains(person.userId())) {
                var typed = fields.containsValue(person.userId()) || path.contains(person.userId());
                var shown = path.equals("/recovery/now/user-id")
                        && answer.body().contains("id=\"your-id\">" + person.userId());
                assertThat(typed
                                || shown
                                || person.id().equals(diary.permitted(way, Purpose.PASSWORD, now))
                                || diary.signedInAs(person.id(), before.get(SESSION)))
                        .as("%s is shown at %s", person.userId(), path)
                        .isTrue();
            }
        }
        if (!path.equals("/recovery/now/password")) {
            assertThat(browser.cookies().get(SESSION)).as("nobody is signed in").isEqualTo(before.get(SESSION));
        }
        if (path.equals("/recovery/now") && way != null) {
            NUMBER.matcher(answer.body()).results().map(found -> found.group(1)).forEach(number -> {
                numbersSeen.add(number);
                diary.numberShown(way, number);
            });
        }
    }

    private void checkPasswords() {
        for (var person : family) {
            assertThat(hash(person)).as("the password of " + person.userId()).isEqualTo(hashes.get(person.id()));
        }
    }

    /** The same form several times in one moment, as impatient members and attackers send it. */
    private void sendAtOnce(Visitor browser, Route route, String path) throws Exception {
        if (browser.formToken().isEmpty()) {
            return;
        }
        var before = Map.copyOf(browser.cookies());
        var now = clock.instant();
        var fields = new HashMap<>(fields(route));
        fields.put("_csrf", browser.formToken());
        visited(before, now);
        var tabs = IntStream.range(0, AT_ONCE).mapToObj(_ -> tab(before)).toList();
        var answers = new ArrayList<HttpResponse<String>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = tabs.stream()
                    .map(tab -> threads.submit(() -> tab.post(path, fields)))
                    .toList();
            for (var one : all) {
                answers.add(one.get());
            }
        }
        var way = diary.way(before.get(RECOVERY));
        var purpose = Purpose.of(path.substring("/recovery/now/".length())).orElseThrow();
        for (int tab = 0; tab < AT_ONCE; tab++) {
            if (purpose == Purpose.PASSWORD && !tabs.get(tab).cookies().containsKey(SESSION)) {
                continue;
            }
            var changed = !Objects.equals(tabs.get(tab).cookies().get(SESSION), before.get(SESSION));
            if ((purpose != Purpose.PASSWORD || changed)
                    && did(tabs.get(tab), purpose, way, answers.get(tab), before, fields, now)) {
                browser.cookies().putAll(tabs.get(tab).cookies());
                count("several at once", 1);
            }
        }
        checkPasswords();
    }

    private Visitor tab(Map<String, String> cookies) {
        var tab = new Visitor(port);
        tab.cookies().putAll(cookies);
        return tab;
    }

    private String path(Route route) {
        var path = route.pathWith(any(PURPOSES).path());
        if (route.post()) {
            return path;
        }
        return random.nextInt(3) > 0 ? path : path + "?user-id=" + any(family).userId() + "&to=%2Fmy-page&still=yes";
    }

    /** What might be typed; most often something that makes sense. */
    private Map<String, String> fields(Route route) {
        var fields = new HashMap<String, String>();
        if (!route.post()) {
            return fields;
        }
        for (var name : route.parameters()) {
            switch (name) {
                case "by" -> fields.put(name, any(List.of("user-id", "user-id", "mail", "mail", "name")));
                case "user-id" ->
                    fields.put(
                            name, random.nextInt(4) == 0 ? NOBODY : any(family).userId());
                case "mail" -> fields.put(name, random.nextInt(8) == 0 ? "nobody@walk.example" : FAMILY_MAIL);
                case "kana" -> fields.put(name, "シケン タロウ");
                case "birth-date" ->
                    fields.put(
                            name,
                            random.nextInt(8) == 0
                                    ? "1970-01-01"
                                    : any(family).born().toString());
                case "member" -> fields.put(name, random.nextInt(6) == 0 ? "1" : "0");
                case "code" ->
                    fields.put(name, codesSeen.isEmpty() || random.nextInt(8) == 0 ? "00000000" : recent(codesSeen));
                case "new-password", "new-password-again" ->
                    fields.put(
                            name,
                            random.nextInt(10) == 0
                                    ? "kurz"
                                    : "Yoru-no-Ame-ga-Yamu-" + sentBefore.size() + "-" + done.size());
                case "to" -> fields.put(name, "/my-page");
                case "_csrf" -> {
                    if (random.nextInt(12) == 0) {
                        fields.put(name, any(browsers).formToken());
                    }
                }
                default -> {}
            }
        }
        if (fields.containsKey("new-password") && random.nextInt(10) > 0) {
            fields.put("new-password", "Yoru-no-Ame-ga-Yamu-" + random.nextInt(1_000_000));
            fields.put("new-password-again", Objects.requireNonNull(fields.get("new-password")));
        }
        return fields;
    }

    private void remember(Sent sent) {
        if (sentBefore.size() < 64) {
            sentBefore.add(sent);
        } else {
            sentBefore.set(random.nextInt(64), sent);
        }
    }

    private Route route(String method, String path) {
        return routes.stream()
                .filter(route -> route.method().equals(method) && route.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private Resident member(LocalDate born) {
        var member = residents.with().mail(FAMILY_MAIL).born(born).add();
        passwords.put(member.id(), member.password());
        return member;
    }

    private Person person(Resident member, Set<PhoneNumber> telephones) {
        var since = clock.instant().minus(Duration.ofDays(400));
        telephones.forEach(telephone -> phones.register(member.id(), telephone, since, since));
        return new Person(
                member.id(),
                member.userId(),
                Objects.requireNonNull(member.member().birthDate()),
                new HashSet<>(telephones));
    }

    private String hash(Person person) {
        return credentials.find(person.id()).orElseThrow().hash().phc();
    }

    private static List<String> marks(Map<String, String> cookies) {
        return Arrays.asList(cookies.getOrDefault(MARKS, "").split("~", -1));
    }

    private <T> T any(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    private String recent(List<String> things) {
        return things.get(things.size() - 1 - random.nextInt(Math.min(things.size(), random.nextBoolean() ? 2 : 12)));
    }

    private int count(String what) {
        return done.getOrDefault(what, 0);
    }

    private void count(String what, int more) {
        done.merge(what, more, Integer::sum);
    }
}
