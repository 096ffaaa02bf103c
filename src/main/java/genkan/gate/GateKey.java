package genkan.gate;

import genkan.secret.Randomness;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Turns what was typed into a key that shows nothing, since members type passwords into the wrong field too. */
@Component
class GateKey {

    private static final String HMAC = "HmacSHA256";
    private static final int BYTES = 32;
    private static final int DIGEST_BYTES = 16;

    private final SecretKeySpec key;

    GateKey(JdbcClient db, Randomness randomness) {
        db.sql("insert into gate_key (id, key) values (1, :key) on conflict do nothing")
                .param("key", randomness.bytes(BYTES))
                .update();
        this.key = new SecretKeySpec(
                db.sql("select key from gate_key where id = 1")
                        .query(byte[].class)
                        .single(),
                HMAC);
    }

    /** 128 bits of an HMAC in 22 characters: enough that no two sides ever meet by chance. */
    String digest(String typed, Lane lane) {
        var side = switch (lane) {
            case Lane.KnownDevice(long deviceId) -> "device " + deviceId;
            case Lane.Stranger() -> "stranger";
        };
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            var digest = mac.doFinal((side + "\n" + typed).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
