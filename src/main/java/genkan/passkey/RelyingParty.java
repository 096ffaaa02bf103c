package genkan.passkey;

import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import genkan.session.SignedIn;
import genkan.web.Operator;
import genkan.web.PublicAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;

/**
 * This site as passkeys know it: what it asks of a device, and whether the answer is sound. Passkeys are bound to the host
 * of the public address, and answers to its origin; no header of a request has a say in it.
 */
@Component
class RelyingParty {

    private static final Logger LOG = LoggerFactory.getLogger(RelyingParty.class);
    private static final AttestationObjectConverter KEYS = new AttestationObjectConverter(new ObjectConverter());
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final PublicKeyCredentialRpEntity site;
    private final WebAuthnRelyingPartyOperations operations;

    RelyingParty(PublicAddress address, Operator operator, StoredForSpring stored) {
        this.site = PublicKeyCredentialRpEntity.builder()
                .id(address.host())
                .name(operator.name(Locale.JAPANESE))
                .build();
        this.operations = new Webauthn4JRelyingPartyOperations(stored, stored, site, Set.of(address.origin()));
    }

    /** What a sign-in asks. The same of everybody: which passkeys there are is for devices to know. */
    PublicKeyCredentialRequestOptions asksFor(Bytes challenge) {
        return PublicKeyCredentialRequestOptions.builder()
                .challenge(challenge)
                .rpId(site.getId())
                .timeout(PATIENCE)
                .allowCredentials(List.of())
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build();
    }

    /**
     * What making a passkey asks: one that needs no User ID to be found, and a finger, a face or a PIN each time.
     *
     * @param handle what the member is called on devices
     * @param had his other passkeys, since a device needs no two
     */
    PublicKeyCredentialCreationOptions asksToMake(
            SignedIn member, Bytes handle, Bytes challenge, List<CredentialRecord> had) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(site)
                .user(ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(handle)
                        .name(member.userId().canonical())
                        .displayName(member.displayName())
                        .build())
                .challenge(challenge)
                .pubKeyCredParams(
                        PublicKeyCredentialParameters.ES256,
                        PublicKeyCredentialParameters.EdDSA,
                        PublicKeyCredentialParameters.RS256)
                .timeout(PATIENCE)
                .excludeCredentials(had.stream().map(RelyingParty::named).toList())
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .attestation(AttestationConveyancePreference.NONE)
                .build();
    }

    private static PublicKeyCredentialDescriptor named(CredentialRecord passkey) {
        return PublicKeyCredentialDescriptor.builder()
                .id(passkey.getCredentialId())
                .transports(passkey.getTransports())
                .build();
    }

    /** Whether a passkey that we know signed what this sign-in asked, on our own page, for a person that it recognised. */
    boolean confirms(PublicKeyCredential<AuthenticatorAssertionResponse> answer, Bytes challenge) {
        return sound(() -> operations.authenticate(new RelyingPartyAuthenticationRequest(asksFor(challenge), answer)))
                .isPresent();
    }

    /** The passkey that a device made as it was asked to; empty if it is not what was asked for. */
    Optional<CredentialRecord> made(
            PublicKeyCredential<AuthenticatorAttestationResponse> answer,
            PublicKeyCredentialCreationOptions asked,
            String label) {
        return sound(() -> operations.registerCredential(
                        new ImmutableRelyingPartyRegistrationRequest(asked, new RelyingPartyPublicKey(answer, label))))
                .filter(RelyingParty::goesByItsOwnId);
    }

    /** Spring takes the id that came beside the key for the key's own. */
    private static boolean goesByItsOwnId(CredentialRecord made) {
        var attestation = KEYS.convert(Passkeys.attestation(made));
        var key =
                attestation == null ? null : attestation.getAuthenticatorData().getAttestedCredentialData();
        return key != null && made.getCredentialId().equals(new Bytes(key.getCredentialId()));
    }

    /** What anybody sends goes through parsers that throw whatever they meet; only what the database throws is ours. */
    private static <T> Optional<T> sound(Supplier<T> check) {
        try {
            return Optional.of(check.get());
        } catch (NestedRuntimeException ours) {
            throw ours;
        } catch (RuntimeException unsound) {
            LOG.info("What a device answered is not sound: {}", unsound.toString());
            return Optional.empty();
        }
    }
}
