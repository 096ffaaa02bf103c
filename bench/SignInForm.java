package bench;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The form on the sign-in page, as it came. */
public record SignInForm(Map<String, String> hidden) {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\"[^>]*? value=\"([^\"]*)\"");

    public static SignInForm in(Answer page) {
        var body = page.expect(200).body();
        return beginningOf(body.substring(Math.max(0, body.indexOf("id=\"sign-in-form\""))));
    }

    /** Whatever form comes first in it. */
    static SignInForm beginningOf(String html) {
        var end = html.indexOf("</form>");
        var found = HIDDEN.matcher(end < 0 ? html : html.substring(0, end));
        var hidden = new HashMap<String, String>();
        while (found.find()) {
            hidden.put(found.group(1), unescaped(found.group(2)));
        }
        return new SignInForm(hidden);
    }

    SignInForm with(String name, String value) {
        var fields = new HashMap<>(hidden);
        fields.put(name, value);
        return new SignInForm(fields);
    }

    public Answer send(Browser browser, String userId, String password) throws IOException {
        var fields = new HashMap<>(hidden);
        fields.put("user-id", userId);
        fields.put("password", password);
        return browser.post("/sign-in", fields);
    }

    private static String unescaped(String attribute) {
        return attribute
                .replace("&lt;", "<")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
