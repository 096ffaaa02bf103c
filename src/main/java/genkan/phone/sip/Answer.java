package genkan.phone.sip;

import genkan.phone.sip.Message.Request;
import java.net.InetSocketAddress;

/**
 * What a request is answered.
 *
 * @param lines further header fields, each with its line's end
 */
record Answer(int status, String phrase, String lines) {

    private static final String ALLOW = "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS\r\n";

    static final Answer TRYING = new Answer(100, "Trying");
    static final Answer OK = new Answer(200, "OK");
    static final Answer CAPABLE = new Answer(200, "OK", ALLOW + "Accept: application/sdp\r\n");
    static final Answer BAD_REQUEST = new Answer(400, "Bad Request");
    static final Answer NOT_OURS = new Answer(404, "Not Found", cause(1));
    static final Answer NOT_ALLOWED = new Answer(405, "Method Not Allowed", ALLOW);
    static final Answer UNKNOWN_SCHEME = new Answer(416, "Unsupported URI Scheme");
    static final Answer NO_SUCH_CALL = new Answer(481, "Call/Transaction Does Not Exist");
    static final Answer BUSY_HERE = new Answer(486, "Busy Here", cause(17));
    static final Answer CANCELLED = new Answer(487, "Request Terminated");
    static final Answer NOT_IMPLEMENTED = new Answer(501, "Not Implemented", ALLOW);
    static final Answer TOO_MUCH = new Answer(503, "Service Unavailable", "Retry-After: 5\r\n");
    static final Answer OTHER_VERSION = new Answer(505, "Version Not Supported");
    static final Answer DECLINE = new Answer(603, "Decline", cause(21));

    Answer(int status, String phrase) {
        this(status, phrase, "");
    }

    static Answer lacking(String extensions) {
        return new Answer(420, "Bad Extension", "Unsupported: " + extensions + "\r\n");
    }

    /** What the telephone network makes of it, so that the caller hears a refusal and no fault (RFC 3326). */
    private static String cause(int q850) {
        return "Reason: Q.850;cause=" + q850 + "\r\n";
    }

    /** With all that the request's sender knows its request by (RFC 3261 8.2.6.2). */
    byte[] to(Request request, Via via, InetSocketAddress peer, String tag) {
        var text = new StringBuilder(512)
                .append("SIP/2.0 ")
                .append(status)
                .append(' ')
                .append(phrase)
                .append("\r\n");
        var topmost = true;
        for (var field : request.fields().all()) {
            switch (field.name()) {
                case "via" -> {
                    line(text, "Via", topmost ? answered(field.value(), via, peer) : field.value());
                    topmost = false;
                }
                case "from" -> line(text, "From", field.value());
                case "to" -> line(text, "To", tagged(field.value(), request, tag));
                case "call-id" -> line(text, "Call-ID", field.value());
                case "cseq" -> line(text, "CSeq", field.value());
                default -> {}
            }
        }
        return Syntax.bytes(text.append(lines).append("Content-Length: 0\r\n\r\n"));
    }

    private String tagged(String to, Request request, String tag) {
        return status == 100 || request.insideDialog() ? to : to + ";tag=" + tag;
    }

    private static String answered(String value, Via via, InetSocketAddress peer) {
        var several = Syntax.split(value, ',');
        var first = via.answered(peer);
        return several.size() == 1 ? first : first + ", " + String.join(", ", several.subList(1, several.size()));
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
    }
}
