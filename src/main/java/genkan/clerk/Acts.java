package genkan.clerk;

/** What this module itself writes down; the words are the texts {@code operator-act.…}. */
final class Acts {

    static final String SIGNED_IN = "signed-in";
    static final String REFUSED = "refused";
    static final String SIGNED_OUT = "signed-out";
    static final String ADDED = "added";
    static final String DISABLED = "disabled";
    static final String ENABLED = "enabled";
    static final String RESET = "reset";

    private Acts() {}
}
