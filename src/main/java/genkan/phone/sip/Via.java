package genkan.phone.sip;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the sender of a request says it is, and the name it gave the transaction.
 *
 * @param port -1 when it names none
 * @param parameters as written
 */
record Via(String protocol, String host, int port, List<String> parameters) {

    private static final String MAGIC = "z9hG4bK";
    private static final int USUAL_PORT = 5060;
    private static final int HIGHEST_PORT = 65_535;

    static Optional<Via> read(String value) {
        var parts = Syntax.split(value, ';');
        var head = parts.getFirst();
        var second = head.indexOf('/', head.indexOf('/') + 1);
        if (second < 0) {
            return Optional.empty();
        }
        var rest = head.substring(second + 1).strip();
        var space = firstSpace(rest);
        if (space < 0) {
            return Optional.empty();
        }
        var transport = rest.substring(0, space);
        var sentBy = rest.substring(space).strip();
        var colon =
                sentBy.startsWith("[") ? sentBy.indexOf(':', Math.max(0, sentBy.indexOf(']'))) : sentBy.indexOf(':');
        var host = (colon < 0 ? sentBy : sentBy.substring(0, colon)).strip();
        var port = colon < 0 ? -1 : Syntax.number(sentBy.substring(colon + 1).strip(), HIGHEST_PORT);
        if (!isName(head, second) || !Syntax.isToken(transport) || !isHost(host) || (colon >= 0 && port < 1)) {
            return Optional.empty();
        }
        return Optional.of(
                new Via("SIP/2.0/" + transport, host, (int) port, List.copyOf(parts.subList(1, parts.size()))));
    }

    private static boolean isName(String head, int second) {
        var slash = head.indexOf('/');
        return head.substring(0, slash).strip().equalsIgnoreCase("SIP")
                && head.substring(slash + 1, second).strip().equals("2.0");
    }

    private static boolean isHost(String host) {
        for (int at = 0; at < host.length(); at++) {
            var here = host.charAt(at);
            if (!Character.isLetterOrDigit(here) && "-._[]:".indexOf(here) < 0) {
                return false;
            }
        }
        return !host.isEmpty();
    }

    private static int firstSpace(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == ' ' || text.charAt(at) == '\t') {
                return at;
            }
        }
        return -1;
    }

    String branch() {
        return Syntax.parameter(parameters, "branch", "");
    }

    /** Whether the branch names a transaction by itself, as it has since RFC 3261. */
    boolean unique() {
        return branch().startsWith(MAGIC) && branch().length() > MAGIC.length();
    }

    String sentBy() {
        return host.toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** Where an answer without a connection goes to, at the address that the request came from and at no other. */
    int answerPort(InetSocketAddress peer) {
        if (wantsSourcePort()) {
            return peer.getPort();
        }
        return port < 0 ? USUAL_PORT : port;
    }

    private boolean wantsSourcePort() {
        return !Syntax.parameter(parameters, "rport", "none").equals("none");
    }

    /** As it goes back: with where the request really came from (RFC 3261 18.2.1, RFC 3581). */
    String answered(InetSocketAddress peer) {
        var line = new StringBuilder(protocol).append(' ').append(host);
        if (port > 0) {
            line.append(':').append(port);
        }
        for (var parameter : parameters) {
            if (!is(parameter, "rport") && !is(parameter, "received")) {
                line.append(';').append(parameter);
            }
        }
        // What follows "%" names one of our own cables.
        var from = Syntax.split(peer.getAddress().getHostAddress(), '%').getFirst();
        if (wantsSourcePort()) {
            line.append(";rport=").append(peer.getPort()).append(";received=").append(from);
        } else if (!host.equals(from)) {
            line.append(";received=").append(from);
        }
        return line.toString();
    }

    private static boolean is(String parameter, String name) {
        return !Syntax.parameter(List.of(parameter), name, "none").equals("none");
    }
}
