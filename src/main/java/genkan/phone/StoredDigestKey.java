package genkan.phone;

import genkan.secret.Randomness;
import genkan.secret.Seal;
import genkan.start.StartFault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The key of {@link PhoneDigests}, which all nodes share: in the database, sealed under a key that is not there. */
@Repository
class StoredDigestKey {

    private static final String NAME = "the key of telephone numbers";

    private final JdbcClient db;
    private final Seal seal;
    private final Randomness randomness;

    StoredDigestKey(JdbcClient db, Seal seal, Randomness randomness) {
        this.db = db;
        this.seal = seal;
        this.randomness = randomness;
    }

    /** Made by the first node that starts. */
    byte[] read() {
        db.sql("insert into phone_digest_key (id, sealed) values (1, :sealed) on conflict do nothing")
                .param("sealed", seal.seal(NAME, randomness.bytes(PhoneDigests.BYTES)))
                .update();
        return opened(sealed());
    }

    /** With today's key of the seal, if an older one has sealed it. */
    void reseal() {
        var before = sealed();
        if (!Seal.keyOf(before).equals(seal.key())) {
            db.sql("update phone_digest_key set sealed = :after where id = 1 and sealed = :before")
                    .param("after", seal.seal(NAME, opened(before)))
                    .param("before", before)
                    .update();
        }
    }

    private String sealed() {
        return db.sql("select sealed from phone_digest_key where id = 1")
                .query(String.class)
                .single();
    }

    private byte[] opened(String closed) {
        return seal.open(NAME, closed).orElseThrow(() -> new StartFault("""
                        The key of the telephone numbers in the database was sealed with another key than those in %s: \
                        put the file back that this database was used with.""".formatted(seal.file())));
    }
}
