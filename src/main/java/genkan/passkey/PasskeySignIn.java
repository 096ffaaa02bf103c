package genkan.passkey;

import genkan.member.Member;
import genkan.member.MemberId;
import genkan.member.Members;
import genkan.passkey.Challenges.Challenge;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.stereotype.Service;

/** Who it is that a passkey signs in. The steps of WebAuthn Level 3, 7.2, as far as they are ours. */
@Service
class PasskeySignIn {

    private static final Logger LOG = LoggerFactory.getLogger(PasskeySignIn.class);

    /** Behind the digest of the host and a byte of flags. */
    private static final int COUNT_AT = 33;

    private final Passkeys passkeys;
    private final RelyingParty site;
    private final SpentChallenges spent;
    private final Members members;

    PasskeySignIn(Passkeys passkeys, RelyingParty site, SpentChallenges spent, Members members) {
        this.passkeys = passkeys;
        this.site = site;
        this.spent = spent;
        this.members = members;
    }

    /** How it ended. */
    sealed interface Ending {

        record Recognised(Member member) implements Ending {}

        /**
         * Nobody was.
         *
         * @param claimed whose the passkey is, if it is one of ours
         */
        record NotRecognised(Optional<MemberId> claimed) implements Ending {}
    }

    /** Belongs to the transaction that signs the member in: the challenge is spent and the count kept with it. */
    Ending attempt(PublicKeyCredential<AuthenticatorAssertionResponse> answer, Challenge challenge) {
        // Step 6: the device says whose the passkey is, and it is. Nobody signs in as another than he is called there.
        var found = passkeys.find(answer.getRawId())
                .filter(passkey -> passkey.handle().equals(answer.getResponse().getUserHandle()));
        if (found.isEmpty()) {
            return new Ending.NotRecognised(Optional.empty());
        }
        var passkey = found.get();
        var claimed = Optional.of(passkey.member());
        // Steps 7 to 21: the challenge, the origin, the host, the person and the signature.
        if (!site.confirms(answer, challenge.bytes()) || !spent.spend(challenge)) {
            return new Ending.NotRecognised(claimed);
        }
        // Step 22, with the count of the last time: Spring compares with that of the registration.
        if (!passkeys.used(passkey.member(), passkey.id(), count(answer.getResponse()))) {
            LOG.atWarn()
                    .addKeyValue("member", passkey.member().reference())
                    .log("A passkey has counted backwards: there may be a copy of it");
            return new Ending.NotRecognised(claimed);
        }
        return members.find(passkey.member())
                .filter(Member::stillOne)
                .<Ending>map(Ending.Recognised::new)
                .orElseGet(() -> new Ending.NotRecognised(Optional.empty()));
    }

    private static long count(AuthenticatorAssertionResponse response) {
        return Integer.toUnsignedLong(
                ByteBuffer.wrap(response.getAuthenticatorData().getBytes()).getInt(COUNT_AT));
    }
}
