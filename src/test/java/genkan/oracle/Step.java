package genkan.oracle;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a stranger does, told so that it means the same in both worlds. */
sealed interface Step {

    /** Stands in a field's value for what the world itself gave: the token of the last form. */
    String FORM_TOKEN = "{form token}";

    /** The same for a name in the last answer in JSON or in a link, such as {@code {request_uri}}. */
    static String given(String name) {
        return "{" + name + "}";
    }

    /**
     * One request.
     *
     * @param route the pattern that it is meant for
     * @param query whether the fields go into the address; otherwise they are a form
     */
    record Request(
            String route,
            String method,
            String path,
            List<Map.Entry<String, String>> fields,
            boolean query,
            Map<String, String> headers)
            implements Step {}

    /** The same User ID with wrong passwords until SS503, or until patience ends. */
    record UntilLimited(List<Request> tries) implements Step {}

    /**
     * Goes where the last answer leads: its redirect, or something that its page links to.
     *
     * @param link which one, counted round and round
     */
    record Follow(int link) implements Step {}

    /**
     * Sends a form of the last page, with what it carries along.
     *
     * @param form which one, counted round and round
     * @param somebody where it asks for a User ID
     * @param password where it asks for one
     * @param other in its other fields
     */
    record FillIn(int form, String somebody, String password, String other) implements Step {}

    record Wait(Duration time) implements Step {}

    /** Another browser of the same stranger. */
    record AnotherBrowser() implements Step {}

    /** The member, if there is one, signs in on a browser that Genkan knows; the stranger does not see it. */
    record MemberSignsIn() implements Step {}
}
