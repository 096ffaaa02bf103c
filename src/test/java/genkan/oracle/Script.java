package genkan.oracle;

import java.util.List;
import java.util.Optional;

/**
 * What a stranger does about one User ID.
 *
 * @param number of the pair of worlds
 * @param address where the stranger calls from; nobody else does
 * @param ownAccount the User ID of an account that the stranger has, and was signed in to on this browser
 */
record Script(int number, String userId, String address, Optional<String> ownAccount, List<Step> steps) {

    static final String OWN_PASSWORD = "Uguisu-no-Tani-57";

    /** The service that strangers come from, in both worlds. */
    static final String CLIENT = "oracle";

    static final String SECRET = "a-secret-that-a-machine-has-made-up";
    static final String REDIRECT = "http://localhost:9/arrived";

    static final String PREFIX = "genkan.services.oracle.prefix=OR";
    static final String NAME_JA = "genkan.services.oracle.name-ja=神託";
    static final String NAME_EN = "genkan.services.oracle.name-en=Oracle";
    static final String CLIENT_SECRET = "genkan.services.oracle.client.secret=" + SECRET;
    static final String REDIRECT_URI = "genkan.services.oracle.client.redirect-uris=" + REDIRECT;
    static final String GRANTS =
            "genkan.services.oracle.client.grants=authorization-code,refresh-token,client-credentials,device-code";
}
