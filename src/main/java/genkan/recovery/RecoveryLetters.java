package genkan.recovery;

import genkan.credential.RecoveryCode;
import genkan.credential.RecoveryCodes;
import genkan.gate.Allowance;
import genkan.gate.Quotas;
import genkan.member.Member;
import genkan.member.MemberKind;
import genkan.member.Members;
import genkan.member.Reading;
import genkan.member.UserId;
import genkan.member.UserIdAssignment;
import genkan.member.UserIdRules;
import genkan.member.UserIds;
import genkan.notice.Kind;
import genkan.notice.Notice;
import genkan.notice.Notices;
import genkan.recovery.RecoveryLetter.Fact;
import genkan.recovery.RecoveryLetter.Passage;
import genkan.web.Languages;
import genkan.web.Operator;
import genkan.web.PublicAddress;
import genkan.web.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Writes the letters with a code that the desk sends to members who have no other way back. */
@Service
class RecoveryLetters {

    private static final Logger LOG = LoggerFactory.getLogger(RecoveryLetters.class);

    /** Each one makes the last one worthless, which may be in the post. */
    private static final Allowance FOR_ONE_MEMBER = new Allowance(3, Duration.ofHours(12));

    private final UserIdRules rules;
    private final UserIds userIds;
    private final Members members;
    private final RecoveryCodes codes;
    private final Quotas quotas;
    private final Notices notices;
    private final Texts texts;
    private final Operator operator;
    private final PublicAddress address;
    private final TransactionOperations transactions;
    private final Clock clock;

    RecoveryLetters(
            UserIdRules rules,
            UserIds userIds,
            Members members,
            RecoveryCodes codes,
            Quotas quotas,
            Notices notices,
            Texts texts,
            Operator operator,
            PublicAddress address,
            TransactionOperations transactions,
            Clock clock) {
        this.rules = rules;
        this.userIds = userIds;
        this.members = members;
        this.codes = codes;
        this.quotas = quotas;
        this.notices = notices;
        this.texts = texts;
        this.operator = operator;
        this.address = address;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the wish for a letter came to. */
    sealed interface Outcome {

        record Written(RecoveryLetter letter) implements Outcome {}

        /** Why there is none, for the operator. */
        record Refused(String why) implements Outcome {}
    }

    /** A letter with a new code, which replaces the one of the last letter; the member is told of it by mail. */
    Outcome write(String typedUserId) {
        return switch (rules.read(typedUserId)) {
            case Reading.Mistaken _ -> new Outcome.Refused("that cannot be a User ID");
            case Reading.Understood(var userId, var _) ->
                owner(userId).map(this::write).orElseGet(() -> new Outcome.Refused("no member has this User ID"));
        };
    }

    /** Not of a former one: the desk has to know whom it writes to. */
    private Optional<Member> owner(UserId userId) {
        return userIds.find(userId)
                .map(UserIdAssignment::member)
                .flatMap(members::find)
                .filter(member -> member.userId().equals(userId) && member.stillOne());
    }

    private Outcome write(Member member) {
        if (member.kind() == MemberKind.CORPORATE) {
            return new Outcome.Refused(
                    "this is a corporate member; their own administrator or your contract desk sees to them");
        }
        return quotas.use("letters to " + member.id().reference(), FOR_ONE_MEMBER)
                .<Outcome>map(until ->
                        new Outcome.Refused("enough letters were written to this member lately; the next may be at "
                                + until.truncatedTo(ChronoUnit.SECONDS)))
                .orElseGet(() -> new Outcome.Written(written(member)));
    }

    private RecoveryLetter written(Member member) {
        var now = clock.instant();
        var made = transactions.execute(_ -> {
            var code = codes.make(member.id(), RecoveryCodes.Kind.LETTER);
            notices.tell(member.id(), Notice.of(Kind.CODES_MADE));
            return code;
        });
        LOG.atInfo()
                .addKeyValue("member", member.id().reference())
                .addKeyValue("recovery.code", RecoveryCodes.Kind.LETTER)
                .log("The operator had a letter with a recovery code written");
        var code = Objects.requireNonNull(made, "a transaction ends in a code");
        return new RecoveryLetter(
                code,
                Languages.ALL.stream()
                        .map(locale -> passage(locale, member, code, now))
                        .toList());
    }

    private Passage passage(Locale locale, Member member, RecoveryCode code, Instant now) {
        return new Passage(
                locale,
                operator.name(locale),
                date(locale, now),
                text(locale, "to", Map.of("name", printable(member.name()))),
                text(locale, "title"),
                text(locale, "lead"),
                fact(locale, "code", code.written()),
                List.of(
                        fact(locale, "until", date(locale, now.plus(RecoveryCodes.Kind.LETTER.good()))),
                        fact(locale, "where", address.issuer() + "/recovery")),
                text(locale, "how").lines().toList(),
                Stream.of("once", "safety", "not-asked")
                        .map(note -> text(locale, note))
                        .toList());
    }

    private Fact fact(Locale locale, String name, String value) {
        return new Fact(text(locale, name), value);
    }

    private String text(Locale locale, String name) {
        return text(locale, name, Map.of());
    }

    private String text(Locale locale, String name, Map<String, String> facts) {
        var all = new HashMap<>(facts);
        all.put("operator", operator.name(locale));
        all.put("supportPhone", operator.supportPhone());
        all.put("supportHours", operator.supportHours());
        return texts.text(locale, "letter." + name, all);
    }

    private String date(Locale locale, Instant at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(operator.zone())
                .format(at);
    }

    /** A name goes to the operator's terminal, to which it must not give orders. */
    private static String printable(String name) {
        return name.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
