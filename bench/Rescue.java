package bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One member's way from a refused password to a new one, on a browser that is known or new, with a real call. */
final class Rescue {

    static final String TELEPHONE = "09012345601";
    static final String USER_ID = "taro_s@aa2";

    private static final Pattern WAY = Pattern.compile("<form method=\"post\" action=\"/recovery/password\">");
    static final Pattern NUMBER = Pattern.compile("href=\"tel:\\+81(\\d+)\"");
    private static final Pattern CODE = Pattern.compile("確認コード (\\d{8})");
    private static final Pattern READ =
            Pattern.compile("(?s)<h1.*?(?=<[^<]*(?:class=\"button main|href=\"/recovery/password)|$)");

    /** What a browser with cookies, scripts and styles does not show. */
    private static final Pattern UNSEEN = Pattern.compile("""
            (?sx) <(noscript|template)> .*? </\\1>
            | <p\sclass="hint"\sid="look-alikes"> .*? </p>
            | <(p|div|section|aside|details) \\b [^>]* \\s hidden \\b [^>]* > .*? </\\2>
            | <div\\s class="known-fields"> (?= \\s* <div\\s class="field"> \\s* <label\\s for="(?:kana|mail)")
                .*? (?= <div\\s class="known-one" | </fieldset>)""");

    private static final double NANOS = 1e9;
    private static final int LETTERS_OF_A_CODE = 8;
    private static final int LOOKS = 100;

    /** The script says aloud what happened before it goes on. */
    private static final double SAID_ALOUD = 0.6;

    private final Server server;
    private final Browser browser;
    private final Telephone telephone;
    private final Person person;

    private String lastCode = "";
    private double human;
    private double machine;
    private int screens;

    /**
     * What it took.
     *
     * @param human seconds of the member, by the model
     * @param machine seconds of Genkan, measured
     * @param screens seen after the refusal
     */
    record Taken(double human, double machine, int screens) {

        double seconds() {
            return human + machine;
        }
    }

    private Rescue(Server server, Browser browser, Telephone telephone, Random random) {
        this.server = server;
        this.browser = browser;
        this.telephone = telephone;
        this.person = new Person(random);
    }

    static Taken of(Server server, Browser browser, Telephone telephone, Random random, String newPassword)
            throws IOException {
        var rescue = new Rescue(server, browser, telephone, random);
        rescue.walk(newPassword);
        return new Taken(rescue.human, rescue.machine, rescue.screens);
    }

    private void walk(String newPassword) throws IOException {
        lastCode = newestCode();
        var form = SignInForm.in(browser.get("/sign-in?to=%2Fmy-page"));
        var refusal = form.send(browser, USER_ID, Members.wrongPassword());
        reads(refusal);
        var way = SignInForm.beginningOf(
                refusal.body().substring(found(WAY, refusal).start()));
        var waiting = sent("/recovery/password", way, person::presses);
        var proved = calls(waiting);
        sets(proved.body().contains("id=\"mailed-code\"") ? typesTheCode(proved) : proved, newPassword);
    }

    private Answer calls(Answer waiting) throws IOException {
        var number = "0" + found(NUMBER, waiting).group(1);
        human += person.calls(number.length());
        var began = System.nanoTime();
        try (var listener = Executors.newVirtualThreadPerTaskExecutor()) {
            var event = listener.submit(() -> browser.getBeside("/recovery/now/events?seen=waiting"));
            telephone.call(number);
            if (!told(event).body().contains("data: confirmed")) {
                throw new Fault("The page was not told of the call");
            }
        }
        machine += seconds(began) + SAID_ALOUD;
        return shown(browser.get("/recovery/now"), person::hangsUp);
    }

    private static Answer told(Future<Answer> event) {
        try {
            return event.get();
        } catch (Exception e) {
            throw new Fault("The page heard nothing of the call", e);
        }
    }

    private Answer typesTheCode(Answer proved) throws IOException {
        var form = SignInForm.in(proved);
        human += person.looksIntoMail();
        var code = mailed();
        if (person.mistypes()) {
            sent("/recovery/now/code", form.with("code", "1"), () -> person.types(LETTERS_OF_A_CODE));
            screens--; // The same one, with a word about it.
        }
        return sent("/recovery/now/code", form.with("code", code), () -> person.types(LETTERS_OF_A_CODE));
    }

    /** Waiting for the mail is Genkan's time. */
    private String mailed() throws IOException {
        var began = System.nanoTime();
        for (var look = 0; look < LOOKS; look++) {
            var code = newestCode();
            if (!code.equals(lastCode)) {
                machine += seconds(began);
                return code;
            }
            Bench.pause(Duration.ofMillis(20));
        }
        throw new Fault("No code came by mail");
    }

    /** In the sample's letter box; nothing if there is none. */
    private String newestCode() throws IOException {
        try (var letterBox = new Browser(server.port())) {
            var code = CODE.matcher(letterBox.get("/sample/mail").body());
            return code.find() ? code.group(1) : "";
        }
    }

    private void sets(Answer page, String newPassword) throws IOException {
        var form = SignInForm.in(page).with("new-password", newPassword);
        human += person.thinksOfAPassword();
        if (person.typesTwice() && person.mistypes()) {
            sent(
                    "/recovery/now/password",
                    form.with("new-password-again", newPassword + "x"),
                    () -> person.setsAPassword(newPassword.length()));
            screens--;
        }
        var done = sent(
                "/recovery/now/password",
                form.with("new-password-again", newPassword),
                () -> person.setsAPassword(newPassword.length()));
        done.expect("id=\"go-on\"");
    }

    /** What the member does, and the page that comes of it. */
    private Answer sent(String path, SignInForm form, DoubleSupplier doing) throws IOException {
        human += doing.getAsDouble();
        var began = System.nanoTime();
        var answer = browser.post(path, form.hidden());
        var page = answer.status() == 303 ? browser.get(answer.leadsTo()) : answer;
        machine += seconds(began);
        screens++;
        // Signed in: there is no need to read any more.
        if (!page.body().contains("id=\"go-on\"")) {
            reads(page);
        }
        return page;
    }

    private Answer shown(Answer page, DoubleSupplier doing) {
        human += doing.getAsDouble();
        screens++;
        reads(page);
        return page.expect(200);
    }

    private void reads(Answer page) {
        var before = READ.matcher(UNSEEN.matcher(page.body()).replaceAll(""));
        var text = before.find() ? before.group().replaceAll("<[^>]*>|\\s+", "") : "";
        human += person.reads(text.length());
    }

    private static Matcher found(Pattern pattern, Answer page) {
        var found = pattern.matcher(page.body());
        if (!found.find()) {
            throw new Answer.Unexpected("A page without " + pattern, page);
        }
        return found;
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / NANOS;
    }
}
