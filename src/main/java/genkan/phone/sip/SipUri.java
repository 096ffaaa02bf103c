package genkan.phone.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An address: {@code sip:0312345678;cpc=ordinary@example.net;user=phone} or {@code tel:+81312345678}.
 *
 * @param user the number, or whatever else stands there, with escapes read and without parameters
 * @param host empty for {@code tel}
 * @param parameters of the user and of the host
 */
record SipUri(String scheme, String user, String host, List<String> parameters) {

    private static final Set<String> READ = Set.of("sip", "sips");

    static Optional<SipUri> read(String written) {
        var colon = written.indexOf(':');
        if (colon < 1 || !isAddress(written)) {
            return Optional.empty();
        }
        var scheme = written.substring(0, colon).toLowerCase(Locale.ROOT);
        var rest = written.substring(colon + 1);
        if (!Syntax.isToken(scheme) || rest.isEmpty()) {
            return Optional.empty();
        }
        if (!READ.contains(scheme)) {
            return Optional.of(of(scheme, rest, ""));
        }
        var at = rest.lastIndexOf('@');
        return Optional.of(of(scheme, at < 0 ? "" : rest.substring(0, at), rest.substring(at + 1)));
    }

    private static SipUri of(String scheme, String userPart, String hostPart) {
        var user = Syntax.split(userPart, ';');
        var question = hostPart.indexOf('?');
        var host = Syntax.split(question < 0 ? hostPart : hostPart.substring(0, question), ';');
        var parameters = new ArrayList<>(user.subList(1, user.size()));
        parameters.addAll(host.subList(1, host.size()));
        return new SipUri(
                scheme, Syntax.unescaped(user.getFirst()), host.getFirst().toLowerCase(Locale.ROOT), parameters);
    }

    private static boolean isAddress(String written) {
        for (int at = 0; at < written.length(); at++) {
            var here = written.charAt(at);
            if (here <= ' ' || here == '<' || here == '>' || here == '"') {
                return false;
            }
        }
        return true;
    }

    Optional<String> parameter(String name) {
        var value = Syntax.parameter(parameters, name, "");
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    boolean understood() {
        return READ.contains(scheme) || scheme.equals("tel");
    }

    @Override
    public String toString() {
        return "SipUri[hidden]";
    }
}
