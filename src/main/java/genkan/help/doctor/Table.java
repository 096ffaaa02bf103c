package genkan.help.doctor;

import static genkan.help.doctor.Finding.CLOCK_WRONG;
import static genkan.help.doctor.Finding.COOKIES_KEPT;
import static genkan.help.doctor.Finding.COOKIES_OFF;
import static genkan.help.doctor.Finding.ELSEWHERE_FAILS;
import static genkan.help.doctor.Finding.ELSEWHERE_WORKS;
import static genkan.help.doctor.Finding.ENTRY_FILLED;
import static genkan.help.doctor.Finding.ENTRY_PASTED;
import static genkan.help.doctor.Finding.SCRIPT_ON;
import static genkan.help.doctor.Finding.SERVICES_ONE;
import static genkan.help.doctor.Finding.SHOWN_BROWSER_FAULT;
import static genkan.help.doctor.Finding.SHOWN_LIMITED;
import static genkan.help.doctor.Finding.SHOWN_NOT_CONFIRMED;
import static genkan.help.doctor.Finding.SHOWN_NOT_FOR_ME;
import static genkan.help.doctor.Finding.SHOWN_NO_SCRIPT;
import static genkan.help.doctor.Finding.SHOWN_OPEN_TOO_LONG;
import static genkan.help.doctor.Finding.SHOWN_OTHER_CODE;
import static genkan.help.doctor.Finding.SHOWN_SIGN_IN_AGAIN;
import static genkan.help.doctor.Finding.SHOWN_USER_ID;
import static genkan.help.doctor.Finding.SINCE_CHANGED;
import static genkan.help.doctor.Finding.SINCE_LONG_TIME;
import static genkan.help.doctor.Finding.SINCE_NEW_DEVICE;
import static genkan.help.doctor.Finding.STORAGE_OFF;
import static genkan.help.doctor.Finding.TYPING_CAPS_LOCK;
import static genkan.help.doctor.Finding.TYPING_FULL_WIDTH;
import static genkan.help.doctor.Finding.TYPING_JAPANESE;
import static genkan.help.doctor.Finding.TYPING_LOOK_ALIKES;
import static genkan.help.doctor.Finding.TYPING_SPACES;
import static genkan.help.doctor.Finding.WINDOW_IN_APP;
import static genkan.help.doctor.Remedy.BROWSER_REMEMBERS;
import static genkan.help.doctor.Remedy.BROWSER_SETTINGS;
import static genkan.help.doctor.Remedy.CLOCK;
import static genkan.help.doctor.Remedy.DESK;
import static genkan.help.doctor.Remedy.NOT_WHAT_YOU_THINK;
import static genkan.help.doctor.Remedy.OWN_WINDOW;
import static genkan.help.doctor.Remedy.RECOVERY;
import static genkan.help.doctor.Remedy.SIGN_IN;
import static genkan.help.doctor.Remedy.TYPING;
import static genkan.help.doctor.Remedy.about;
import static genkan.help.doctor.When.ALWAYS;
import static genkan.help.doctor.When.when;

import genkan.reason.Code;
import java.util.List;
import java.util.function.Function;

/**
 * The table by which the doctor decides: when, what helps, and what to do if it does not. The first row that fits is the
 * diagnosis. Where a row hangs on something unknown the member is asked, so the order of the rows is that of the questions.
 */
final class Table {

    static final List<Row> ROWS = List.of(
            row("cookies-refused", when(COOKIES_OFF), BROWSER_SETTINGS, DESK),

            // What the page showed decides by itself.
            row("other-code", when(SHOWN_OTHER_CODE), Table::aboutTheCode, DESK),
            row("limited", when(SHOWN_LIMITED), about(Code.SS503), RECOVERY),
            row("open-too-long", when(SHOWN_OPEN_TOO_LONG), SIGN_IN, about(Code.SS409)),
            row("not-for-me", when(SHOWN_NOT_FOR_ME), about(Code.SS421), DESK),
            row("script-is-back", when(SHOWN_NO_SCRIPT).and(SCRIPT_ON), SIGN_IN, about(Code.BROWSER_NO_SCRIPT)),
            row("no-script", when(SHOWN_NO_SCRIPT), about(Code.BROWSER_NO_SCRIPT), DESK),
            row("user-id-incomplete", when(SHOWN_USER_ID), TYPING, RECOVERY),

            // The browser.
            row("in-another-app", when(SHOWN_BROWSER_FAULT, SHOWN_SIGN_IN_AGAIN).and(WINDOW_IN_APP), OWN_WINDOW, DESK),
            row("clock-off", when(SHOWN_BROWSER_FAULT, SHOWN_SIGN_IN_AGAIN).and(CLOCK_WRONG), CLOCK, DESK),
            row(
                    "nothing-stored",
                    when(SHOWN_BROWSER_FAULT, SHOWN_SIGN_IN_AGAIN).and(STORAGE_OFF),
                    about(Code.BROWSER_COOKIES_LOST),
                    DESK),
            row(
                    "every-browser",
                    when(SHOWN_BROWSER_FAULT, SHOWN_SIGN_IN_AGAIN).and(ELSEWHERE_FAILS),
                    DESK,
                    about(Code.BROWSER_UNDETERMINED)),
            row(
                    "cookies-vanish",
                    when(SHOWN_SIGN_IN_AGAIN).and(COOKIES_KEPT),
                    about(Code.BROWSER_COOKIES_LOST),
                    about(Code.BROWSER_UNDETERMINED)),
            row(
                    "this-browser",
                    when(SHOWN_BROWSER_FAULT).and(COOKIES_KEPT).and(ELSEWHERE_WORKS),
                    about(Code.BROWSER_UNDETERMINED),
                    about(Code.BROWSER_COOKIES_LOST)),
            row(
                    "cookies-are-back",
                    when(SHOWN_BROWSER_FAULT).and(COOKIES_KEPT),
                    SIGN_IN,
                    about(Code.BROWSER_UNDETERMINED)),
            row(
                    "browser-unchecked",
                    when(SHOWN_BROWSER_FAULT, SHOWN_SIGN_IN_AGAIN),
                    BROWSER_SETTINGS,
                    about(Code.BROWSER_UNDETERMINED)),

            // The keyboard.
            row("japanese-input", when(TYPING_JAPANESE), about(Code.SS401_JAPANESE), TYPING),
            row("full-width", when(TYPING_FULL_WIDTH), about(Code.SS401_FULL_WIDTH), TYPING),
            row("spaces", when(TYPING_SPACES), about(Code.SS401_SPACES), TYPING),
            row("caps-lock", when(TYPING_CAPS_LOCK), about(Code.SS401_CAPS_LOCK), TYPING),

            // What gets into the fields, and whether it is still right.
            row("old-entry", when(ENTRY_FILLED), BROWSER_REMEMBERS, NOT_WHAT_YOU_THINK),
            row("pasted", when(SHOWN_NOT_CONFIRMED).and(ENTRY_PASTED), about(Code.SS401_SPACES), NOT_WHAT_YOU_THINK),
            row("changed", when(SHOWN_NOT_CONFIRMED).and(SINCE_CHANGED), NOT_WHAT_YOU_THINK, RECOVERY),
            row("long-ago", when(SHOWN_NOT_CONFIRMED).and(SINCE_LONG_TIME), RECOVERY, NOT_WHAT_YOU_THINK),
            row(
                    "look-alikes",
                    when(SHOWN_NOT_CONFIRMED).and(TYPING_LOOK_ALIKES),
                    about(Code.SS401_LOOK_ALIKES),
                    NOT_WHAT_YOU_THINK),
            row("new-keyboard", when(SHOWN_NOT_CONFIRMED).and(SINCE_NEW_DEVICE), TYPING, NOT_WHAT_YOU_THINK),
            row("only-here", when(SHOWN_NOT_CONFIRMED).and(ELSEWHERE_WORKS), TYPING, BROWSER_REMEMBERS),
            row("nowhere", when(SHOWN_NOT_CONFIRMED).and(ELSEWHERE_FAILS), RECOVERY, NOT_WHAT_YOU_THINK),
            row("not-confirmed", when(SHOWN_NOT_CONFIRMED), TYPING, RECOVERY),

            // Nobody knows what the page showed.
            row("one-service", when(SERVICES_ONE), about(Code.SS421), DESK),
            row("something-here", when(ELSEWHERE_WORKS), about(Code.BROWSER_UNDETERMINED), DESK),
            row("unclear", ALWAYS, DESK, TYPING));

    private Table() {}

    /**
     * One end of the check.
     *
     * @param word names the sentence that says why
     */
    record Row(String word, When when, Function<Findings, Remedy> remedy, Remedy otherwise) {

        Diagnosis diagnosis(Findings findings) {
            return new Diagnosis(word, remedy.apply(findings), otherwise);
        }
    }

    private static Row row(String word, When when, Remedy remedy, Remedy otherwise) {
        return row(word, when, _ -> remedy, otherwise);
    }

    private static Row row(String word, When when, Function<Findings, Remedy> remedy, Remedy otherwise) {
        return new Row(word, when, remedy, otherwise);
    }

    private static Remedy aboutTheCode(Findings findings) {
        return about(findings.code().orElseThrow());
    }
}
