package genkan.credential;

import genkan.credential.Credentials.Row;
import genkan.member.MemberId;
import genkan.secret.Resealable;
import genkan.secret.Seal;
import java.util.List;
import org.springframework.stereotype.Component;

/** Stored passwords that an older key has sealed, or none: to seal them anew nobody needs to know a password. */
@Component
class PasswordResealing implements Resealable {

    private static final int ROWS_AT_ONCE = 200;

    private final Credentials credentials;
    private final Seal seal;

    PasswordResealing(Credentials credentials, Seal seal) {
        this.credentials = credentials;
        this.seal = seal;
    }

    @Override
    public String things() {
        return "stored passwords";
    }

    @Override
    public Resealed reseal() {
        int done = 0;
        int closed = 0;
        var rows = credentials.notSealedWith(seal.key(), MemberId.NOBODY, ROWS_AT_ONCE);
        while (!rows.isEmpty()) {
            var open = rows.stream().filter(row -> row.opens(seal)).toList();
            closed += rows.size() - open.size();
            done += replaced(open);
            rows = credentials.notSealedWith(seal.key(), rows.getLast().member(), ROWS_AT_ONCE);
        }
        return new Resealed(done, closed);
    }

    private int replaced(List<Row> rows) {
        int done = 0;
        for (var row : rows) {
            var same = PasswordHash.parse(row.member(), row.text());
            if (credentials.replace(row.member(), same, same)) {
                done++;
            }
        }
        return done;
    }
}
