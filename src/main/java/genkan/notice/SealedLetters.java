package genkan.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import genkan.member.MemberId;
import genkan.secret.Seal;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Closes letters for the outbox, since a code or a link in one is as good as a key while it waits there. */
@Component
class SealedLetters {

    private final Seal seal;
    private final JsonMapper json;

    SealedLetters(Seal seal, JsonMapper json) {
        this.seal = seal;
        this.json = json;
    }

    String seal(MemberId member, String address, Letter letter) {
        return seal.seal(name(member, address), json.writeValueAsString(letter).getBytes(UTF_8));
    }

    /** Empty if it was for somebody else, or the key is gone. */
    Optional<Letter> open(MemberId member, String address, String sealed) {
        return seal.open(name(member, address), sealed)
                .map(bytes -> json.readValue(new String(bytes, UTF_8), Letter.class));
    }

    private static String name(MemberId member, String address) {
        return "a letter to " + member.reference() + " at " + address;
    }
}
