package genkan.passkey;

import java.util.LinkedHashMap;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import tools.jackson.databind.json.JsonMapper;

/** What a script hands on to the device, and the challenge that the page keeps meanwhile. */
final class Offers {

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    private Offers() {}

    static ResponseEntity<String> of(Object options, String kept) {
        var offer = new LinkedHashMap<String, Object>();
        offer.put("options", options);
        offer.put("asked", kept);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(JSON.writeValueAsString(offer));
    }
}
