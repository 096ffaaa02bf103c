package genkan.phone.sip;

import genkan.phone.sip.Message.Request;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The calls that are not over yet, by what their sender calls them. Only so many, so that a flood fills no memory. */
final class Transactions {

    private final int most;
    private final Map<String, InviteTransaction> open = new ConcurrentHashMap<>();

    Transactions(int most) {
        this.most = most;
    }

    /** The name of a call, the same in its INVITE, CANCEL and ACK (RFC 3261 17.2.3). */
    static String name(Request request, Via via) {
        if (via.unique()) {
            return via.branch() + ' ' + via.sentBy();
        }
        // From before RFC 3261: the branch names nothing.
        var sequence = request.field("cseq");
        var method = sequence.lastIndexOf(request.method());
        return String.join(
                " ",
                request.uri(),
                Party.read(request.field("from"))
                        .flatMap(from -> from.parameter("tag"))
                        .orElse(""),
                request.field("call-id"),
                method < 0 ? sequence : sequence.substring(0, method).strip(),
                via.sentBy());
    }

    Optional<InviteTransaction> find(String name) {
        return Optional.ofNullable(open.get(name));
    }

    boolean full() {
        return open.size() >= most;
    }

    int size() {
        return open.size();
    }

    InviteTransaction begin(String name, Way way, int port, Wheel wheel) {
        var begun = new InviteTransaction(way, port, wheel, () -> open.remove(name));
        open.put(name, begun);
        return begun;
    }
}
