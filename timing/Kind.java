package timing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a User ID may be and nobody may learn from a clock; each is measured against its {@link #twin}. */
enum Kind {

    /** The measure for most others: nobody's User ID, another password each time. */
    UNKNOWN(null, "", Typed.WRONG),
    WRONG(UNKNOWN, "", Typed.WRONG),
    SUSPENDED(UNKNOWN, "update member set status = 'SUSPENDED' where member_id = ?", Typed.WRONG),
    DORMANT(UNKNOWN, "update member set status = 'DORMANT' where member_id = ?", Typed.WRONG),
    RENAMED(UNKNOWN, """
            update %s set state = 'RETIRED', until = now(), ended_by = 'CAMPAIGN' where member_id = ?""", Typed.WRONG),
    NO_PASSWORD(UNKNOWN, "delete from password_credential where member_id = ?", Typed.WRONG),
    NO_TELEPHONE(UNKNOWN, "delete from registered_phone where member_id = ?", Typed.WRONG),

    UNKNOWN_OLD(null, "", Typed.OLD),
    OLD(UNKNOWN_OLD, "update password_credential set changed_at = now() where member_id = ?", Typed.OLD),

    UNKNOWN_AGAIN(null, "", Typed.THE_SAME),
    AGAIN(UNKNOWN_AGAIN, "", Typed.THE_SAME),

    /** Has met the access limit before. */
    UNKNOWN_LIMITED(null, "", Typed.WRONG),
    LIMITED(UNKNOWN_LIMITED, "", Typed.WRONG);

    /** What is typed as the password. */
    enum Typed {
        WRONG,
        THE_SAME,
        /** What opened the door once. */
        OLD
    }

    /** So many that each is asked for seldom; few of those that have to be limited first. */
    static final int HOW_MANY = 64;

    private static final int HOW_MANY_LIMITED = 4;
    private static final String TABLES = "%s";

    private final Kind twin;
    private final String makes;
    private final Typed typed;

    Kind(Kind twin, String makes, Typed typed) {
        this.twin = twin;
        this.makes = makes;
        this.typed = typed;
    }

    /** What it must not be told apart from; nothing for those that are nobody's. */
    Optional<Kind> twin() {
        return Optional.ofNullable(twin);
    }

    Typed typed() {
        return typed;
    }

    boolean limited() {
        return this == LIMITED || this == UNKNOWN_LIMITED;
    }

    /** Of equal length, and with letters that look like no others. */
    List<String> userIds() {
        return IntStream.range(0, limited() ? HOW_MANY_LIMITED : HOW_MANY)
                .mapToObj(number -> "t-" + two(ordinal()) + two(number) + "@aa2")
                .toList();
    }

    /** The statements that make a member of today one of this kind. */
    Stream<String> makes() {
        if (makes.isEmpty()) {
            return Stream.empty();
        }
        return makes.contains(TABLES)
                ? Stream.of("user_id", "user_id_skeleton", "member_user_id").map(makes::formatted)
                : Stream.of(makes);
    }

    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String two(int number) {
        return "" + (char) ('a' + number / 8) + (char) ('a' + number % 8);
    }
}
