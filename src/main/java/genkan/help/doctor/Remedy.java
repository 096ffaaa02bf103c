package genkan.help.doctor;

import genkan.reason.Code;

/** What helps: a place to read, or something to do. */
public sealed interface Remedy {

    Remedy TYPING = new Section("sign-in-error", "typing");
    Remedy NOT_WHAT_YOU_THINK = new Section("sign-in-error", "not-what-you-think");
    Remedy BROWSER_REMEMBERS = new Section("sign-in-error", "browser-remembers");
    Remedy BROWSER_SETTINGS = new Section("sign-in-error", "browser-settings");
    Remedy OWN_WINDOW = new Section("browser-checks", "own-window");
    Remedy CLOCK = new Section("browser-checks", "clock");
    Remedy SIGN_IN = new SignIn();
    Remedy RECOVERY = new Recovery();
    Remedy DESK = new Desk();

    static Remedy about(Code code) {
        return new ArticleOf(code);
    }

    /** A section of an article. */
    record Section(String article, String name) implements Remedy {}

    /** The article of a code. */
    record ArticleOf(Code code) implements Remedy {}

    /** To sign in once more: what was in the way is gone. */
    record SignIn() implements Remedy {}

    /** To look up the User ID or set a new password. */
    record Recovery() implements Remedy {}

    /** To call the desk. */
    record Desk() implements Remedy {}
}
