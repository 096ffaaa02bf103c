package genkan.sso.device;

import genkan.secret.BearerSecret;
import genkan.secret.Randomness;
import genkan.service.Client.Grant;
import genkan.service.Clients;
import genkan.sso.authorization.AuthorizationRequests;
import genkan.sso.client.Callers;
import genkan.sso.client.EndPoints;
import genkan.sso.client.Parameters;
import genkan.web.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a device without a browser of its own begins (RFC 8628, 3.1). */
@RestController
class DeviceAuthorizationController {

    private final DeviceGrants devices;
    private final Clients clients;
    private final Randomness randomness;
    private final PublicAddress address;

    DeviceAuthorizationController(DeviceGrants devices, Clients clients, Randomness randomness, PublicAddress address) {
        this.devices = devices;
        this.clients = clients;
        this.randomness = randomness;
        this.address = address;
    }

    @PostMapping(EndPoints.DEVICE_AUTHORIZATION)
    ResponseEntity<Map<String, Object>> begin(HttpServletRequest http, Authentication proof) {
        var client = Callers.proven(proof, clients).client();
        var sent = Parameters.of(http.getParameterMap());
        if (!client.may(Grant.DEVICE_CODE)) {
            return refused("unauthorized_client", "this client is not registered for the device grant");
        }
        if (!sent.repeated().isEmpty()) {
            return refused("invalid_request", "a parameter was sent more than once");
        }
        if (!AuthorizationRequests.mayAskFor(sent.list("scope"), client)) {
            return refused("invalid_scope", "this client is not registered for one of the scopes");
        }
        var device = BearerSecret.newFor("device", randomness);
        var code = devices.begin(device, client.id(), AuthorizationRequests.scopes(sent, client));
        return answered(200, told(device, code));
    }

    private Map<String, Object> told(BearerSecret device, UserCode code) {
        var page = address.issuer() + DeviceController.PATH;
        var told = new LinkedHashMap<String, Object>();
        told.put("device_code", device.written());
        told.put("user_code", code.written());
        told.put("verification_uri", page);
        told.put("verification_uri_complete", page + "?user_code=" + code.written());
        told.put("expires_in", DeviceGrants.GOOD_FOR.toSeconds());
        told.put("interval", DeviceGrants.INTERVAL.toSeconds());
        return told;
    }

    private static ResponseEntity<Map<String, Object>> refused(String error, String description) {
        return answered(400, Map.of("error", error, "error_description", description));
    }

    private static ResponseEntity<Map<String, Object>> answered(int status, Map<String, Object> body) {
        return ResponseEntity.status(status)
                // Whatever the caller says that it accepts: there is nothing else to give.
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
