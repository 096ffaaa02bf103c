package bench;

import java.io.IOException;

/** A member who signs in again and again with the right password, always from the same side. */
final class Resident implements AutoCloseable {

    private final Side side;
    private final String userId;
    private final String home;
    private final Browser browser;

    Resident(Server server, Side side, int number) {
        this.side = side;
        this.userId = Members.number(side.member(number));
        this.home = "192.0.2." + (side.member(number) + 1);
        this.browser = new Browser(server.port());
    }

    /** The first time, at home, when nobody attacks. */
    void moveIn() throws IOException {
        browser.comeFrom(home);
        var ending = signIn();
        if (ending != Ending.LET_IN) {
            throw new Fault(userId + " could not sign in: " + ending);
        }
    }

    /** The form, the password in it, and what became of it. */
    Ending comeBack() throws IOException {
        switch (side) {
            case KNOWN_DEVICE -> browser.closeAndOpen();
            case KNOWN_NETWORK -> browser.forget();
            case STRANGER -> {
                browser.forget();
                browser.comeFrom(Attack.someAddress());
            }
        }
        return signIn();
    }

    @Override
    public void close() throws IOException {
        browser.close();
    }

    private Ending signIn() throws IOException {
        var form = SignInForm.in(browser.get("/sign-in?to=%2Fmy-page"));
        return Ending.of(form.send(browser, userId, Members.PASSWORD));
    }
}
