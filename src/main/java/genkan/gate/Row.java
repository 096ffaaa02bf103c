package genkan.gate;

/**
 * Failures in a row.
 *
 * @param failures attempts that were evaluated and failed since the last that succeeded; one under way counts already
 * @param closedUntilMs after too many no password is evaluated before, in milliseconds since 1970
 */
record Row(int failures, long closedUntilMs) {

    static final Row NONE = new Row(0, 0);

    boolean closed(long now) {
        return now < closedUntilMs;
    }

    /** One more; the last one allowed closes behind itself. */
    Row counted(GateProperties limits, long now) {
        if (closed(now)) {
            // Others, to whom it is not closed, may still fail.
            return this;
        }
        // What was closed has opened again by the time, and begins anew.
        var more = (closedUntilMs > 0 ? 0 : failures) + 1;
        return new Row(more, more >= limits.inARow() ? now + limits.inARowFor().toMillis() : 0);
    }

    /** Closed for at least as long as another. */
    Row closedUntil(Row other) {
        return new Row(failures, Math.max(closedUntilMs, other.closedUntilMs));
    }

    Row uncounted() {
        return new Row(Math.max(failures - 1, 0), 0);
    }

    Row setRight(GateProperties limits, long now, long clocksDiffer) {
        var longest = now + limits.inARowFor().toMillis();
        return closedUntilMs > longest + clocksDiffer ? new Row(failures, longest) : this;
    }
}
