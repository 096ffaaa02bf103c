package genkan.phone;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes an array as PostgreSQL reads it, so that a statement is the same one for one thing and for many. */
final class PgArray {

    private PgArray() {}

    /** Of numbers, digests and constants, none of which needs quotes. */
    static String of(Stream<?> things) {
        return things.map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
