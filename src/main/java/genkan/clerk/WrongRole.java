package genkan.clerk;

import java.io.Serial;

/** A clerk asked for a page that is for those of another role. */
final class WrongRole extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Role needed;

    WrongRole(Role needed) {
        super("This is for " + needed);
        this.needed = needed;
    }

    Role needed() {
        return needed;
    }
}
