package genkan.phone.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What header fields are put together from. Each character is looked at once, without recursion or regular expressions, so
 * that no text takes long.
 */
final class Syntax {

    private static final String TOKEN = "-.!%*_+`'~";
    private static final int HEX = 16;

    private Syntax() {}

    /** The parts between a separator that stands neither in quotes nor in angle brackets. */
    static List<String> split(String text, char separator) {
        var parts = new ArrayList<String>();
        var quoted = false;
        var bracketed = false;
        var from = 0;
        for (int at = 0; at < text.length(); at++) {
            var here = text.charAt(at);
            if (quoted) {
                if (here == '\\') {
                    at++;
                } else if (here == '"') {
                    quoted = false;
                }
            } else if (here == '"') {
                quoted = true;
            } else if (here == '<') {
                bracketed = true;
            } else if (here == '>') {
                bracketed = false;
            } else if (here == separator && !bracketed) {
                parts.add(text.substring(from, at).strip());
                from = at + 1;
            }
        }
        parts.add(text.substring(from).strip());
        return parts;
    }

    /** Where a quoted string that begins at the beginning ends, behind its last quote; -1 when it never does. */
    static int endOfQuoted(String text) {
        for (int at = 1; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == '"') {
                return at + 1;
            }
        }
        return -1;
    }

    /** The value of a parameter among {@code ;name=value}, without its quotes; empty text for one without a value. */
    static String parameter(List<String> parameters, String name, String otherwise) {
        for (var parameter : parameters) {
            var equals = parameter.indexOf('=');
            var own = equals < 0 ? parameter : parameter.substring(0, equals).strip();
            if (own.equalsIgnoreCase(name)) {
                return equals < 0
                        ? ""
                        : unquoted(parameter.substring(equals + 1).strip());
            }
        }
        return otherwise;
    }

    static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).replace("\\", "")
                : text;
    }

    static boolean isToken(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (!isTokenCharacter(text.charAt(at))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isTokenCharacter(char character) {
        return isDigit(character)
                || (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || TOKEN.indexOf(character) >= 0;
    }

    static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    /** A number of decimal digits, or -1 for anything else and for what is larger than {@code most}. */
    static long number(String text, long most) {
        if (text.isEmpty() || text.length() > 18) {
            return -1;
        }
        long number = 0;
        for (int at = 0; at < text.length(); at++) {
            if (!isDigit(text.charAt(at))) {
                return -1;
            }
            number = number * 10 + (text.charAt(at) - '0');
        }
        return number <= most ? number : -1;
    }

    /** With {@code %2B} and the like read; what is no such escape stays. */
    static String unescaped(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            var high =
                    at + 2 < text.length() && text.charAt(at) == '%' ? Character.digit(text.charAt(at + 1), HEX) : -1;
            var low = high < 0 ? -1 : Character.digit(text.charAt(at + 2), HEX);
            if (low < 0) {
                plain.append(text.charAt(at));
            } else {
                plain.append((char) (high * HEX + low));
                at += 2;
            }
        }
        return plain.toString();
    }

    /** Bytes stay what they are: nothing that we read is beyond ASCII, and what we send back is sent as it came. */
    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    static byte[] bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
