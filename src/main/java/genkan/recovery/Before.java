package genkan.recovery;

import genkan.activity.SignInRecord;
import genkan.member.UserIdAssignment;
import genkan.reason.Code;
import genkan.service.Service;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong before, for a member who has proved who is here.
 *
 * @param former the User ID that it was until it changed; null if it never did
 * @param failures the last tries that did not succeed, the newest first
 * @param services whose names the tries are told with
 */
public record Before(@Nullable UserIdAssignment former, List<SignInRecord> failures, List<Service> services) {

    public boolean nothing() {
        return former == null && failures.isEmpty();
    }

    public String serviceName(String key, Locale locale) {
        return services.stream()
                .filter(service -> service.key().equals(key))
                .findFirst()
                .map(service -> service.name(locale))
                .orElse(key);
    }

    /** The key of the text that says in a few words what the code of a failure means. */
    public String meaning(String code) {
        return "reason." + Code.read(code).map(Code::code).orElse(code) + ".title";
    }
}
