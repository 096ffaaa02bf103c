package genkan.phone;

import genkan.member.MemberId;
import genkan.secret.Resealable;
import org.springframework.stereotype.Component;

/** Telephones that an older key has sealed, and the key they are found by. */
@Component
class PhoneResealing implements Resealable {

    private static final int ROWS_AT_ONCE = 200;

    private final RegisteredPhones phones;
    private final StoredDigestKey key;

    PhoneResealing(RegisteredPhones phones, StoredDigestKey key) {
        this.phones = phones;
        this.key = key;
    }

    @Override
    public String things() {
        return "telephones";
    }

    @Override
    public Resealed reseal() {
        key.reseal();
        int done = 0;
        int closed = 0;
        var rows = phones.notSealedToday(MemberId.NOBODY, "", ROWS_AT_ONCE);
        while (!rows.isEmpty()) {
            for (var row : rows) {
                switch (phones.reseal(row)) {
                    case DONE -> done++;
                    case CLOSED -> closed++;
                    case CHANGED -> {}
                }
            }
            var last = rows.getLast();
            rows = phones.notSealedToday(last.member(), last.digest(), ROWS_AT_ONCE);
        }
        return new Resealed(done, closed);
    }
}
