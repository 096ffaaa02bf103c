package genkan.passkey;

import genkan.notice.Kind;
import genkan.notice.Notice;
import genkan.notice.Notices;
import genkan.passkey.Challenges.Challenge;
import genkan.recovery.LockEnded;
import genkan.session.DeviceDisowned;
import genkan.session.SignedIn;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Adds a passkey to a membership. */
@Service
class NewPasskeys {

    private static final Logger LOG = LoggerFactory.getLogger(NewPasskeys.class);

    /** More than anybody has devices. */
    private static final int MOST = 20;

    private final Passkeys passkeys;
    private final RelyingParty site;
    private final Challenges challenges;
    private final SpentChallenges spent;
    private final Notices notices;
    private final TransactionOperations transactions;

    NewPasskeys(
            Passkeys passkeys,
            RelyingParty site,
            Challenges challenges,
            SpentChallenges spent,
            Notices notices,
            TransactionOperations transactions) {
        this.passkeys = passkeys;
        this.site = site;
        this.challenges = challenges;
        this.spent = spent;
        this.notices = notices;
        this.transactions = transactions;
    }

    /** A challenge under the name that the member has on devices, if he has a passkey, and under a new one if not. */
    Challenge challenge(SignedIn member) {
        return challenges.nextFor(passkeys.records(member.member()).stream()
                .findFirst()
                .map(CredentialRecord::getUserEntityUserId)
                .orElseGet(challenges::random));
    }

    PublicKeyCredentialCreationOptions options(SignedIn member, Challenge challenge) {
        return site.asksToMake(member, challenge.handle(), challenge.bytes(), passkeys.records(member.member()));
    }

    /**
     * Adds a passkey that a device has made. False if it is not what was asked for, or somebody has it already.
     *
     * @param label the browser in words
     */
    boolean add(
            SignedIn member,
            PublicKeyCredential<AuthenticatorAttestationResponse> answer,
            Challenge challenge,
            String label) {
        var asked = site.asksToMake(member, challenge.handle(), challenge.bytes(), List.of());
        return site.made(answer, asked, label)
                .filter(_ -> passkeys.of(member.member()).size() < MOST)
                .filter(made -> keep(member, made, challenge))
                .isPresent();
    }

    private boolean keep(SignedIn member, CredentialRecord made, Challenge challenge) {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            if (!spent.spend(challenge) || !passkeys.add(member.member(), made, member.deviceId())) {
                return false;
            }
            notices.tell(member.member(), Notice.of(Kind.PASSKEY_ADDED).with("browser", made.getLabel()));
            LOG.atInfo().addKeyValue("member", member.member().reference()).log("A member added a passkey");
            return true;
        }));
    }

    /** Whoever was in on that browser may have added one, to come back. */
    @EventListener
    void on(DeviceDisowned disowned) {
        passkeys.removeMadeOn(disowned.member(), disowned.deviceId());
    }

    /** Whoever was in may have added one from any browser. */
    @EventListener
    void on(LockEnded ended) {
        passkeys.removeAll(ended.member());
    }
}
