package genkan.recovery;

import java.util.Arrays;
import java.util.Optional;

/** What somebody wants who is about to prove who they are. What was proved for one is of no use for another. */
public enum Purpose {

    /** To read one's User ID (R047). */
    USER_ID("user-id"),
    /** To set a new password (R048). */
    PASSWORD("password"),
    /** To have passwords evaluated on this browser again, while SS503 lasts elsewhere (R021). */
    LIMIT("limit");

    private final String path;

    Purpose(String path) {
        this.path = path;
    }

    /** How addresses and texts name it. */
    public String path() {
        return path;
    }

    static Optional<Purpose> of(String path) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.path.equals(path))
                .findFirst();
    }
}
