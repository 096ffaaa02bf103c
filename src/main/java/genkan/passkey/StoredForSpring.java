package genkan.passkey;

import genkan.passkey.Passkeys.Owned;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/**
 * The stored passkeys as Spring Security looks them up to check an answer. It writes nothing by this: what follows from a
 * sound answer, the sign-in and the registration write themselves, with the member and within their transactions.
 */
@Component
class StoredForSpring implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {

    private final Passkeys passkeys;

    StoredForSpring(Passkeys passkeys) {
        this.passkeys = passkeys;
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return passkeys.find(id).map(Owned::record).orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return List.of();
    }

    /** Whoever it is: the member is known by the passkey. */
    @Override
    public PublicKeyCredentialUserEntity findById(Bytes handle) {
        var name = handle.toBase64UrlString();
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handle)
                .name(name)
                .displayName(name)
                .build();
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
        return null;
    }

    @Override
    public void save(CredentialRecord passkey) {}

    @Override
    public void save(PublicKeyCredentialUserEntity owner) {}

    @Override
    public void delete(Bytes id) {}
}
