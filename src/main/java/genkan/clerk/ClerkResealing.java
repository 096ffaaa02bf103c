package genkan.clerk;

import genkan.secret.Resealable;
import org.springframework.stereotype.Component;

/** Operators' secrets that an older key has sealed. There are never so many that they would have to be read in parts. */
@Component
class ClerkResealing implements Resealable {

    private final StoredClerks clerks;

    ClerkResealing(StoredClerks clerks) {
        this.clerks = clerks;
    }

    @Override
    public String things() {
        return "secrets of operators";
    }

    @Override
    public Resealed reseal() {
        var rows = clerks.notSealedToday();
        int done = (int) rows.stream().filter(clerks::reseal).count();
        return new Resealed(done, rows.size() - done);
    }
}
