package genkan.database;

import com.sun.security.auth.module.UnixSystem;
import genkan.start.StartFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Who runs PostgreSQL's programs.
 *
 * <p>PostgreSQL refuses to be root. Where Genkan is root (a container, a test machine) it gives the programs a user
 * namespace in which they are nobody in particular.
 *
 * @param prefix the words before the command
 */
record Account(List<String> prefix) {

    private static final Account INSTEAD_OF_ROOT = new Account(List.of("unshare", "--user"));

    static Account toRun(Binaries binaries) {
        if (new UnixSystem().getUid() != 0) {
            return new Account(List.of());
        }
        if (!INSTEAD_OF_ROOT.canRun(binaries)) {
            throw new StartFault(
                    "PostgreSQL refuses to run as root: start Genkan as an ordinary user, or set GENKAN_DB_URL to use your own database.");
        }
        return INSTEAD_OF_ROOT;
    }

    /** PostgreSQL opens only what its user owns; without this it would say so in its own log alone. */
    void refuseTablesOfAnotherUser(Path tables) throws IOException {
        var owner = (Integer) Files.getAttribute(tables, "unix:uid");
        if (owner != new UnixSystem().getUid()) {
            throw new StartFault(
                    "The database in %s belongs to the user %s: start Genkan as that user, or let GENKAN_DATA name another folder."
                            .formatted(tables, Files.getOwner(tables).getName()));
        }
    }

    private boolean canRun(Binaries binaries) {
        try {
            return Command.run(prefix, binaries.program("initdb"), "--version").succeeded();
        } catch (IOException _) {
            // There is no unshare here.
            return false;
        }
    }
}
