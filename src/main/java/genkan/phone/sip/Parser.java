package genkan.phone.sip;

import genkan.phone.sip.Fields.Field;
import java.util.ArrayList;
import java.util.List;

/** Reads messages from bytes. Whatever the bytes are, it takes time in proportion to their number and never fails. */
final class Parser {

    /** Of everything before the body. */
    static final int LONGEST_HEAD = 16_384;

    private static final int MOST_FIELDS = 128;
    private static final String VERSION = "SIP/2.0";

    private final byte[] bytes;
    private final int to;
    private int at;
    private boolean whole = true;

    private Parser(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.to = to;
    }

    static Message read(byte[] bytes, int from, int to) {
        return new Parser(bytes, from, to).message();
    }

    /** Behind the empty line that ends the header fields, or -1 if it has not come yet. */
    static int endOfHead(byte[] bytes, int from, int to) {
        for (int at = from; at + 1 < to; at++) {
            if (bytes[at] == '\n'
                    && (bytes[at + 1] == '\n' || (at + 2 < to && bytes[at + 1] == '\r' && bytes[at + 2] == '\n'))) {
                return bytes[at + 1] == '\n' ? at + 2 : at + 3;
            }
        }
        return -1;
    }

    private Message message() {
        while (at < to && (bytes[at] == '\r' || bytes[at] == '\n')) {
            at++;
        }
        if (at == to) {
            return new Message.Blank();
        }
        var first = line();
        var before = first.indexOf(' ');
        var behind = first.lastIndexOf(' ');
        if (before <= 0) {
            return new Message.Noise();
        }
        if (first.regionMatches(true, 0, VERSION + " ", 0, VERSION.length() + 1)) {
            var status = Syntax.number(first.substring(before + 1, Math.min(first.length(), before + 4)), 699);
            var digitsEnd =
                    first.length() == before + 4 || (first.length() > before + 4 && first.charAt(before + 4) == ' ');
            return status >= 100 && digitsEnd ? new Message.Response((int) status, fields()) : new Message.Noise();
        }
        var method = first.substring(0, before);
        if (!Syntax.isToken(method) || before == behind) {
            return new Message.Noise();
        }
        var uri = first.substring(before + 1, behind);
        var version = first.substring(behind + 1);
        var fields = fields();
        return new Message.Request(method, uri, version, fields, to - at, whole);
    }

    private Fields fields() {
        var fields = new ArrayList<Field>();
        var end = Math.min((long) to, (long) at + LONGEST_HEAD);
        while (at < end) {
            var line = line();
            if (line.isEmpty()) {
                return new Fields(fields);
            }
            add(continued(line), fields);
            if (fields.size() > MOST_FIELDS) {
                break;
            }
        }
        whole = false;
        return new Fields(fields);
    }

    private void add(String line, List<Field> fields) {
        var colon = line.indexOf(':');
        var name = colon < 0 ? "" : line.substring(0, colon).strip();
        // A lone carriage return, sent back, might be the end of a line to somebody else.
        if (!Syntax.isToken(name) || line.indexOf('\r') >= 0) {
            whole = false;
        } else {
            fields.add(Field.of(name, line.substring(colon + 1).strip()));
        }
    }

    /** With the lines that go on with it, which begin with a space. */
    private String continued(String line) {
        if (at >= to || (bytes[at] != ' ' && bytes[at] != '\t')) {
            return line;
        }
        var all = new StringBuilder(line);
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\t') && all.length() <= LONGEST_HEAD) {
            all.append(' ').append(line().strip());
        }
        return all.toString();
    }

    private String line() {
        var from = at;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        var end = at > from && at < to && bytes[at - 1] == '\r' ? at - 1 : at;
        if (at < to) {
            at++;
        } else {
            // The last line has no end.
            whole = false;
        }
        return Syntax.text(bytes, from, end);
    }
}
