package bench;

import bench.RelyingParty.Tokens;
import java.io.IOException;

/** One of several at a time: a member's browser, and the service behind which the member stands. */
final class Visitor implements AutoCloseable {

    private static final RelyingParty SERVICE = RelyingParty.BENCH;
    // Few, so that closing them takes few hashes: one that had to wait too long would open its User ID again.
    private static final int LIMITED_USER_IDS = 2;
    private static final int MORE_THAN_EVERY_LIMIT = 30;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final String NOT_CONFIRMED = "/help/codes/SS401?";
    private static final String LIMITED = "/help/codes/SS503?";

    private final int number;
    private final int visitors;
    private final Browser browser;
    private final Connection service;

    private int signIns;

    Visitor(int port, int number, int visitors) {
        this.number = number;
        this.visitors = visitors;
        this.browser = new Browser(port);
        this.service = new Connection(port);
    }

    Work document(String path) {
        return () -> service.exchange(Request.get(path)).expect(200);
    }

    Work signInPage() {
        return () -> {
            browser.forget();
            signInForm();
        };
    }

    /** On a browser that Genkan does not know, up to the redirect that a browser with a session gets. */
    Work signInWithoutService() {
        return () -> {
            browser.forget();
            send(signInForm());
        };
    }

    /** The same on the way to a service, up to the service's tokens. */
    Work signIn() {
        return () -> {
            browser.forget();
            signedIn();
        };
    }

    Work signInAgain() throws IOException {
        signedIn();
        return this::authorized;
    }

    Work refresh() throws IOException {
        return new Work() {

            private Tokens tokens = signedIn();

            @Override
            public void once() throws IOException {
                tokens = SERVICE.refresh(service, tokens);
            }
        };
    }

    Work introspect() throws IOException {
        var tokens = signedIn();
        return () -> SERVICE.introspect(service, tokens).expect("\"active\":true");
    }

    Work userinfo() throws IOException {
        var request = Request.get("/userinfo")
                .with("Authorization", "Bearer " + signedIn().access());
        return () -> service.exchange(request).expect(200).expect("\"sub\"");
    }

    /** Typing again in the form that is open. */
    Work refused() throws IOException {
        var form = signInForm();
        return () -> sendWrong(form, Members.somebody()).expect(200).expect(NOT_CONFIRMED);
    }

    /** As before, for a User ID that has failed too often by now. */
    Work limited() throws IOException {
        var form = signInForm();
        var userId = "limited%d@aa2".formatted(number % LIMITED_USER_IDS);
        for (var time = 0; time < MORE_THAN_EVERY_LIMIT; time++) {
            if (sendWrong(form, userId).status() == TOO_MANY_REQUESTS) {
                break;
            }
        }
        return () -> sendWrong(form, userId).expect(TOO_MANY_REQUESTS).expect(LIMITED);
    }

    @Override
    public void close() throws IOException {
        browser.close();
        service.close();
    }

    private SignInForm signInForm() throws IOException {
        return SignInForm.in(browser.get("/sign-in?to=%2Fmy-page"));
    }

    private Answer send(SignInForm form) throws IOException {
        var answer = form.send(browser, Members.of(number, visitors, signIns++), Members.PASSWORD);
        answer.leadsTo();
        return answer;
    }

    private Answer sendWrong(SignInForm form, String userId) throws IOException {
        return form.send(browser, userId, Members.wrongPassword());
    }

    private Tokens signedIn() throws IOException {
        var authorization = SERVICE.begin();
        var form = SignInForm.in(browser.get(browser.get(authorization.path()).leadsTo()));
        var back = browser.get(send(form).leadsTo());
        return SERVICE.exchange(service, authorization, authorization.code(back));
    }

    private void authorized() throws IOException {
        var authorization = SERVICE.begin();
        SERVICE.exchange(service, authorization, authorization.code(browser.get(authorization.path())));
    }
}
