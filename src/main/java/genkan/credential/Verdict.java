package genkan.credential;

/** What verifying a password came to. */
public sealed interface Verdict {

    record Matches() implements Verdict {}

    record Differs() implements Verdict {}

    /** The password was not looked at, because too many others were waiting. Never to be shown as "wrong". */
    record Busy() implements Verdict {}
}
