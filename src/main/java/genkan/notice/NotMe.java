package genkan.notice;

import genkan.activity.SignOuts;
import genkan.credential.RecoveryCodes;
import genkan.member.MemberId;
import genkan.member.MemberStatus;
import genkan.member.Members;
import genkan.reason.Code;
import genkan.secret.BearerSecret;
import genkan.service.Service;
import genkan.session.Devices;
import genkan.session.Sessions;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What happens when somebody answers "not me" to a notice: whoever it was is out, and stays out. */
@Component
class NotMe {

    private static final Logger LOG = LoggerFactory.getLogger(NotMe.class);

    private final NotMeLinks links;
    private final Members members;
    private final Sessions sessions;
    private final Devices devices;
    private final RecoveryCodes codes;
    private final SignOuts signOuts;
    private final Notices notices;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transactions;
    private final Clock clock;

    NotMe(
            NotMeLinks links,
            Members members,
            Sessions sessions,
            Devices devices,
            RecoveryCodes codes,
            SignOuts signOuts,
            Notices notices,
            ApplicationEventPublisher events,
            TransactionOperations transactions,
            Clock clock) {
        this.links = links;
        this.members = members;
        this.sessions = sessions;
        this.devices = devices;
        this.codes = codes;
        this.signOuts = signOuts;
        this.notices = notices;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the link is about, if it is good; looking uses nothing up, as programs that scan mail look too. */
    Optional<NotMeLinks.Link> look(String token) {
        return BearerSecret.read(token).flatMap(links::find);
    }

    /**
     * Locks the member and ends everything that anybody has of the membership: sessions, marks, what services were
     * granted, and recovery codes that may not be the member's.
     *
     * @return whether the link was good; of several callers one gets true
     */
    boolean lock(String token, String address, String device, String trace) {
        var secret = BearerSecret.read(token);
        var member = secret.flatMap(read -> MemberId.ofReference(read.reference()));
        return member.isPresent()
                && Objects.requireNonNull(
                        transactions.execute(_ -> lock(member.get(), secret.orElseThrow(), address, device, trace)));
    }

    private boolean lock(MemberId member, BearerSecret secret, String address, String device, String trace) {
        var now = clock.instant();
        if (!links.spend(member, secret, now)) {
            return false;
        }
        sessions.endAll(member);
        devices.forgetAll(member);
        codes.forgetYoung(member);
        events.publishEvent(new MembershipLocked(member));
        // Whoever is suspended or dormant stays so: that bars the door as well, and has its own way back.
        if (members.setStatus(member, MemberStatus.ACTIVE, MemberStatus.LOCKED, now)) {
            notices.tell(member, Notice.of(Kind.LOCKED));
        }
        signOuts.noteLocked(member, Service.MY_PAGE, Code.SS423.code(), address, device, trace);
        LOG.atInfo().addKeyValue("member", member.reference()).log("A member was locked by a \"not me\" link");
        return true;
    }
}
