package genkan.reason;

import static genkan.reason.NextAction.CHECK_BROWSER_AGAIN;
import static genkan.reason.NextAction.CLEAR_FIELDS;
import static genkan.reason.NextAction.CONTACT_SUPPORT;
import static genkan.reason.NextAction.OPEN_MY_PAGE;
import static genkan.reason.NextAction.OPEN_SIGN_IN;
import static genkan.reason.NextAction.REPAIR_PASSWORD;
import static genkan.reason.NextAction.RETYPE;
import static genkan.reason.NextAction.REVEAL_PASSWORD;
import static genkan.reason.NextAction.SUBMIT_AGAIN;
import static genkan.reason.NextAction.TAKE_SUGGESTION;
import static genkan.reason.NextAction.WAIT;
import static genkan.reason.ReasonClass.ACCOUNT;
import static genkan.reason.ReasonClass.BROWSER;
import static genkan.reason.ReasonClass.OURS;
import static genkan.reason.ReasonClass.TYPED;

import java.util.Arrays;
import java.util.Optional;

/**
 * The one list of everything that a member can be told. A code is two letters for the surface, three digits as in HTTP
 * (4xx: the member can mend it; 5xx: a limit, the browser or we) and an optional cause. Codes are never used again for
 * something else. Each has a text and an article in Japanese and English: {@code reason.<code>.*} in the messages.
 */
public enum Code {

    /** The pair was not accepted; whether the ID or the password was wrong is never told apart. */
    SS401("SS401", TYPED, 200, REVEAL_PASSWORD),
    SS401_FULL_WIDTH("SS401-W", TYPED, 200, REPAIR_PASSWORD),
    SS401_SPACES("SS401-S", TYPED, 200, REPAIR_PASSWORD),
    SS401_JAPANESE("SS401-J", TYPED, 200, RETYPE),
    SS401_CAPS_LOCK("SS401-L", BROWSER, 200, REPAIR_PASSWORD),
    SS401_LOOK_ALIKES("SS401-K", TYPED, 200, REVEAL_PASSWORD),
    /** The ID or the password changed since the last sign-in on this browser. */
    SS401_CHANGED("SS401-A", ACCOUNT, Evidence.KNOWN_DEVICE, 200, CLEAR_FIELDS),
    /** The ID is the one used on this browser before, so the password is what to look at. */
    SS401_PASSWORD("SS401-P", ACCOUNT, Evidence.KNOWN_DEVICE, 200, REVEAL_PASSWORD),
    /** Another ID has been used on this browser before. */
    SS401_OTHER_ID("SS401-D", ACCOUNT, Evidence.KNOWN_BROWSER, 200, CLEAR_FIELDS),
    /** The passkey was not confirmed, whatever was wrong with it. */
    SS401_PASSKEY("SS401-Q", BROWSER, 200, RETYPE),
    SS400_BLANK("SS400-B", TYPED, 200, RETYPE),
    SS400_NO_SUBDOMAIN("SS400-N", TYPED, 200, RETYPE),
    SS400_FOREIGN_DOMAIN("SS400-D", TYPED, 200, TAKE_SUGGESTION),
    SS400_UNKNOWN_SUBDOMAIN("SS400-U", TYPED, 200, TAKE_SUGGESTION),
    SS400_CHARACTER("SS400-C", TYPED, 200, RETYPE),
    SS400_TOO_LONG("SS400-L", TYPED, 200, RETYPE),
    SS403("SS403", ACCOUNT, Evidence.PASSWORD, 200, CONTACT_SUPPORT),
    SS409("SS409", BROWSER, 200, SUBMIT_AGAIN),
    /** The service that the member signed in for is not for this member: the kind of membership, or the course. */
    SS421("SS421", ACCOUNT, Evidence.SESSION, 403, OPEN_MY_PAGE),
    /** The member said "not me" about a notice; a recovery with two proofs opens again. */
    SS423("SS423", ACCOUNT, Evidence.PASSWORD, 200, CONTACT_SUPPORT),
    SS451("SS451", ACCOUNT, Evidence.PASSWORD, 200, CONTACT_SUPPORT),
    SS503("SS503", TYPED, 429, WAIT),
    SS500("SS500", OURS, 500, SUBMIT_AGAIN),

    /** Cookies refused. Like the other causes of the family, shown with the prefix of the service: MP500-C, WM500-C. */
    BROWSER_COOKIES("500-C", BROWSER, 400, CHECK_BROWSER_AGAIN),
    BROWSER_NO_SCRIPT("500-J", BROWSER, 200, RETYPE),
    BROWSER_COOKIES_LOST("500-P", BROWSER, 200, CHECK_BROWSER_AGAIN),
    BROWSER_UNDETERMINED("500-X", BROWSER, 400, CHECK_BROWSER_AGAIN),

    /** The User ID wanted is, was, or looks like somebody's. */
    ID409("ID409", TYPED, 200, RETYPE),
    ID422("ID422", TYPED, 200, RETYPE),
    ID429("ID429", ACCOUNT, Evidence.SESSION, 200, CONTACT_SUPPORT),
    /** The new password is the current one. */
    PW409("PW409", ACCOUNT, Evidence.SESSION, 200, RETYPE),
    PW422_SHORT("PW422-L", TYPED, 200, RETYPE),
    PW422_SAME_AS_ID("PW422-S", TYPED, 200, RETYPE),
    /** One of the passwords that attackers try first. */
    PW422_POPULAR("PW422-P", TYPED, 200, RETYPE),
    PW422_FULL_WIDTH("PW422-W", TYPED, 200, RETYPE),
    /** The new password and its repetition differ. */
    PW422_REPEATED("PW422-R", TYPED, 200, REVEAL_PASSWORD),

    /** What was proved, or a link, is of no use any more: used, or too late. */
    PW410("PW410", TYPED, 410, OPEN_SIGN_IN),

    /** Not a mail address, a reading of a name or a date. */
    PV400("PV400", TYPED, 200, RETYPE),
    /** What was shown proves nobody: a code that nobody was sent, a birth date of somebody else. */
    PV401("PV401", TYPED, 200, RETYPE),
    /** This way is for individual members; told to everybody, before anything is typed. */
    PV403("PV403", TYPED, 200, CONTACT_SUPPORT),
    PV408("PV408", TYPED, 200, SUBMIT_AGAIN),
    /** Two browsers wait for the same telephone. */
    PV409("PV409", TYPED, 200, SUBMIT_AGAIN),
    PV412("PV412", TYPED, 200, WAIT),
    PV429("PV429", TYPED, 429, WAIT),
    /** No line is up on which a call could come in. */
    PV503("PV503", OURS, 503, RETYPE),
    /** Not for a while after a telephone call alone set a new password. */
    RG403("RG403", ACCOUNT, Evidence.SESSION, 200, OPEN_MY_PAGE),
    /** The passkey that a browser made was not taken. */
    PK422("PK422", BROWSER, 200, SUBMIT_AGAIN),
    /** A telephone number that nobody can prove anything with. */
    PV422("PV422", TYPED, 200, RETYPE),

    /** No device waits with the code that was typed. */
    DV404("DV404", TYPED, 200, RETYPE),
    /** Too many such codes. */
    DV429("DV429", TYPED, 429, WAIT),

    /** More passwords to check than this machine can; nothing was evaluated or counted. */
    SY503_BUSY("SY503-B", OURS, 503, SUBMIT_AGAIN),
    SY404("SY404", TYPED, 404, OPEN_SIGN_IN),
    SY400("SY400", TYPED, 400, OPEN_SIGN_IN),
    /** A service sent the member with a request that cannot be answered. */
    SY422("SY422", TYPED, 400, OPEN_SIGN_IN);

    private final String code;
    private final ReasonClass reasonClass;
    private final Evidence needed;
    private final int status;
    private final NextAction next;

    Code(String code, ReasonClass reasonClass, int status, NextAction next) {
        this(code, reasonClass, Evidence.NONE, status, next);
    }

    Code(String code, ReasonClass reasonClass, Evidence needed, int status, NextAction next) {
        this.code = code;
        this.reasonClass = reasonClass;
        this.needed = needed;
        this.status = status;
        this.next = next;
    }

    /** As printed, without the prefix of a service: {@code SS401-W}, {@code 500-C}. */
    public String code() {
        return code;
    }

    public ReasonClass reasonClass() {
        return reasonClass;
    }

    /** What the reader must have shown before this may be told. */
    public Evidence needed() {
        return needed;
    }

    /** The HTTP status of a page whose first reason this is. */
    public int status() {
        return status;
    }

    public NextAction next() {
        return next;
    }

    /** Whether each service shows this code with its own prefix and its own text. */
    public boolean ofService() {
        return code.startsWith("500-");
    }

    /** The code that a member reads off a page, with any service's prefix: {@code WM500-C} is {@link #BROWSER_COOKIES}. */
    public static Optional<Code> read(String shown) {
        return Arrays.stream(values())
                .filter(code -> code.ofService()
                        ? shown.matches("[A-Z]{2}" + code.code) || shown.equals(code.code)
                        : shown.equals(code.code))
                .findFirst();
    }
}
