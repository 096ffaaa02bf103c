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
 * namespace without any rights of its own; where the system forbids that, it makes them {@code nobody} with the right
 * to pass the folders above the data.
 *
 * @param prefix the words before the command
 * @param owner who has to own the tables
 */
record Account(List<String> prefix, String owner) {

    private static final List<Account> INSTEAD_OF_ROOT = List.of(
            new Account(List.of("unshare", "--user"), "root"),
            new Account(
                    List.of(
                            "setpriv",
                            "--reuid=nobody",
                            "--regid=65534",
                            "--clear-groups",
                            "--inh-caps=+dac_override",
                            "--ambient-caps=+dac_override"),
                    "nobody"));

    static Account toRun(Binaries binaries) {
        var me = new UnixSystem();
        if (me.getUid() != 0) {
            return new Account(List.of(), me.getUsername());
        }
        return INSTEAD_OF_ROOT.stream()
                .filter(account -> account.canRun(binaries))
                .findFirst()
                .orElseThrow(
                        () -> new StartFault(
                                "PostgreSQL refuses to run as root: start Genkan as an ordinary user, or set GENKAN_DB_URL to use your own database."));
    }

    private boolean canRun(Binaries binaries) {
        try {
            return Command.run(prefix, binaries.program("initdb"), "--version").succeeded();
        } catch (IOException _) {
            // The word before the command does not exist here.
            return false;
        }
    }

    /** The tables may come from a start under another account; PostgreSQL wants to own what it opens. */
    void own(Path tables) throws IOException {
        if (Files.getOwner(tables).getName().equals(owner)) {
            return;
        }
        var newOwner = tables.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner);
        try (var files = Files.walk(tables)) {
            for (var file : files.toList()) {
                Files.setOwner(file, newOwner);
            }
        }
    }
}
