package genkan.sso.authorization;

import genkan.service.RedirectUri;
import genkan.web.Page;
import java.util.List;
import java.util.Map;

/** An answer that the browser posts to the service by itself; without JavaScript the member presses the button. */
public record FormPostPage(String redirectUri, Map<String, String> fields) implements Page {

    @Override
    public String template() {
        return "sso/form-post.jte";
    }

    @Override
    public String titleKey() {
        return "sso.onward.title";
    }

    @Override
    public List<String> formsMayLeadTo() {
        return List.of(RedirectUri.origin(redirectUri));
    }
}
