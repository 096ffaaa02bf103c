package genkan.notice;

import genkan.member.Member;
import genkan.member.MemberId;
import genkan.member.Members;
import genkan.outbox.Outbox;
import genkan.secret.Randomness;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Tells members what happened to their membership, at every address they gave. */
@Service
public class Notices {

    static final String TOPIC = "mail";

    /** Where letters go that nobody is to have. */
    static final String NOWHERE = "";

    private static final int SOONEST_MILLIS = 100;
    private static final int LATEST_MILLIS = 600;

    private final Members members;
    private final ContactAddresses addresses;
    private final NotMeLinks links;
    private final SealedLetters letters;
    private final Outbox outbox;
    private final Randomness randomness;
    private final TransactionOperations transactions;
    private final Clock clock;

    Notices(
            Members members,
            ContactAddresses addresses,
            NotMeLinks links,
            SealedLetters letters,
            Outbox outbox,
            Randomness randomness,
            TransactionOperations transactions,
            Clock clock) {
        this.members = members;
        this.addresses = addresses;
        this.links = links;
        this.letters = letters;
        this.outbox = outbox;
        this.randomness = randomness;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Belongs to the caller's transaction: the member is told if, and only if, what the notice tells about is committed.
     *
     * <p>For {@link MemberId#NOBODY}, and for whoever has no address or has left, the same statements are done and
     * nothing is sent.
     */
    public void tell(MemberId member, Notice notice) {
        transactions.executeWithoutResult(_ -> put(member, notice));
    }

    private void put(MemberId id, Notice notice) {
        var member = members.find(id).filter(Member::stillOne);
        var others = addresses.of(id);
        var now = clock.instant();
        var kind = notice.kind();
        var notMe = kind.canBeDisowned() ? links.issue(id, kind, now).written() : null;
        var letter = new Letter(
                kind, Map.copyOf(notice.facts()), member.map(Member::name).orElse(""), now, notMe);

        var contact = member.map(Member::email).orElse(NOWHERE).strip();
        var all = member.isPresent() && kind.goesEverywhere() ? distinct(contact, others) : List.of(contact);
        var later = kind == Kind.MAIL_CODE ? aMoment() : Duration.ZERO;
        all.forEach(address -> outbox.put(id, TOPIC, address, letters.seal(id, address, letter), later));
    }

    /**
     * Strangers can have codes mailed and ask for something else at once. To send a mail takes a little more work than not
     * to, and must not fall into the time of that answer.
     */
    private Duration aMoment() {
        return Duration.ofMillis(randomness.source().nextInt(SOONEST_MILLIS, LATEST_MILLIS));
    }

    /** Each address once; one at least, if only to go nowhere. */
    private static List<String> distinct(String contact, List<String> others) {
        var distinct = new TreeMap<String, String>();
        Stream.concat(Stream.of(contact), others.stream())
                .filter(address -> !address.isEmpty())
                .forEach(address -> distinct.putIfAbsent(address.toLowerCase(Locale.ROOT), address));
        return distinct.isEmpty() ? List.of(NOWHERE) : List.copyOf(distinct.values());
    }
}
