package genkan.sample;

import genkan.activity.SignInRecords;
import genkan.course.Courses;
import genkan.credential.Credentials;
import genkan.credential.Credentials.SetBy;
import genkan.credential.Password;
import genkan.credential.PasswordHash;
import genkan.credential.Passwords;
import genkan.credential.Turn;
import genkan.database.DatabaseProperties;
import genkan.member.Member;
import genkan.member.MemberId;
import genkan.member.MemberStatus;
import genkan.member.Members;
import genkan.member.UserId;
import genkan.member.UserIdAssignment;
import genkan.member.UserIdAssignment.Origin;
import genkan.member.UserIdAssignment.State;
import genkan.member.UserIds;
import genkan.notice.ContactAddresses;
import genkan.phone.PhoneNumbers;
import genkan.phone.RegisteredPhones;
import genkan.sample.HinataNet.Person;
import genkan.secret.Randomness;
import genkan.service.Service;
import genkan.service.Services;
import genkan.start.Progress;
import genkan.web.PublicAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Loads Hinata Net into a database that has no member yet, so that there is something to try on the first start. */
@Component
class Sample implements ApplicationRunner {

    private static final Duration MEMBER_FOR = Duration.ofDays(900);
    private static final Duration RENAMED = Duration.ofDays(20);

    private final SampleProperties properties;
    private final DatabaseProperties database;
    private final Members members;
    private final UserIds userIds;
    private final ContactAddresses addresses;
    private final Credentials credentials;
    private final Passwords passwords;
    private final SignInRecords records;
    private final Services services;
    private final Courses courses;
    private final PhoneNumbers numbers;
    private final RegisteredPhones phones;
    private final SampleLetterBox letterBox;
    private final SampleClerks clerks;
    private final PublicAddress address;
    private final Randomness randomness;
    private final TransactionOperations transactions;
    private final Clock clock;

    Sample(
            SampleProperties properties,
            DatabaseProperties database,
            Members members,
            UserIds userIds,
            ContactAddresses addresses,
            Credentials credentials,
            Passwords passwords,
            SignInRecords records,
            Services services,
            Courses courses,
            PhoneNumbers numbers,
            RegisteredPhones phones,
            SampleLetterBox letterBox,
            SampleClerks clerks,
            PublicAddress address,
            Randomness randomness,
            TransactionOperations transactions,
            Clock clock) {
        this.properties = properties;
        this.database = database;
        this.members = members;
        this.userIds = userIds;
        this.addresses = addresses;
        this.credentials = credentials;
        this.passwords = passwords;
        this.records = records;
        this.services = services;
        this.courses = courses;
        this.numbers = numbers;
        this.phones = phones;
        this.letterBox = letterBox;
        this.clerks = clerks;
        this.address = address;
        this.randomness = randomness;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (wanted() && members.none()) {
            Progress.say("Loading the sample operator Hinata Net");
            var hashed = HinataNet.people().stream()
                    .map(person -> new Hashed(person, hash(person.password())))
                    .toList();
            // All or nothing, so that a start that is stopped halfway leaves no half of a sample.
            transactions.executeWithoutResult(_ -> {
                otherServices().forEach(services::register);
                HinataNet.courses().forEach(courses::register);
                hashed.forEach(this::add);
            });
        }
        if (wanted() && isIn(userIds)) {
            clerks.load();
        }
    }

    /** What there is to sign in as, said at each start for as long as it is the sample, or that there is nobody yet. */
    @EventListener
    @Order(0)
    void tell(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext().getParent() != null) {
            return;
        }
        if (members.none()) {
            Progress.say("There are no members yet; GENKAN_SAMPLE_LOAD=on loads the sample operator Hinata Net.");
        } else if (wanted() && isIn(userIds)) {
            tellTheSample();
        }
    }

    static UserId taro() {
        return UserId.ofCanonical(HinataNet.people().getFirst().userId());
    }

    private void tellTheSample() {
        Progress.say("");
        Progress.say("Members of the sample operator Hinata Net to sign in as:");
        HinataNet.people().stream()
                .filter(person -> person.story() != null)
                .map(person -> "  %-16s %-20s %s".formatted(person.userId(), person.password(), person.story()))
                .forEach(Progress::say);
        if (letterBox.open()) {
            Progress.say("Their mail: %s/sample/mail".formatted(address.issuer()));
        }
        clerks.tell(address);
        Progress.say("");
    }

    private boolean wanted() {
        return properties.wanted(database);
    }

    /** Whether the members are the sample's. */
    static boolean isIn(UserIds userIds) {
        return userIds.find(taro()).isPresent();
    }

    private static List<Service> otherServices() {
        return List.of(
                new Service(
                        "webmail",
                        "WM",
                        "Webメール",
                        "Web mail",
                        "ブラウザでメールを読み書き",
                        "Read and write mail in the browser",
                        "mail",
                        "/sample/webmail",
                        1),
                new Service(
                        "blog",
                        "BL",
                        "ブログ",
                        "Blog",
                        "記事の投稿と編集",
                        "Write and edit your posts",
                        "pen",
                        "/sample/blog",
                        2));
    }

    private void add(Hashed hashed) {
        var person = hashed.person();
        var now = clock.instant();
        var since = now.minus(MEMBER_FOR);
        var userId = UserId.ofCanonical(person.userId());
        var id = MemberId.next(clock, (int) randomness.number());
        var known = HinataNet.known(person);
        var contract = "HN-%06d".formatted(1 + HinataNet.people().indexOf(person));
        members.add(new Member(
                id,
                person.kind(),
                person.status(),
                userId,
                person.name(),
                person.kana(),
                known.birthDate(),
                mailOf(person),
                contract,
                since));
        if (userId.equals(taro())) {
            addresses.add(id, HinataNet.TAROS_SECOND_ADDRESS, since);
        }
        credentials.set(id, hashed.hash(), since, SetBy.MEMBER);
        assign(person, id, userId, since, now);
        known.phones().forEach(phone -> register(id, phone, since));
        courses.subscribe(id, randomness.number(), person.course(), since, null);
        if (person.story() != null && person.status() == MemberStatus.ACTIVE) {
            SampleHistory.of(id, now).forEach(records::add);
        }
    }

    private void register(MemberId member, String phone, Instant since) {
        phones.register(member, numbers.read(phone).orElseThrow(), since, since);
    }

    private void assign(Person person, MemberId id, UserId userId, Instant since, Instant now) {
        var formerly = person.formerly();
        if (person.status() == MemberStatus.WITHDRAWN) {
            userIds.assign(new UserIdAssignment(userId, id, State.RETIRED, since, now.minus(RENAMED), Origin.MEMBER));
        } else if (formerly == null) {
            userIds.assign(new UserIdAssignment(userId, id, State.ACTIVE, since, null, null));
        } else {
            var renamed = now.minus(RENAMED);
            var former = UserId.ofCanonical(formerly);
            userIds.assign(new UserIdAssignment(former, id, State.RETIRED, since, renamed, Origin.CAMPAIGN));
            userIds.assign(new UserIdAssignment(userId, id, State.ACTIVE, renamed, null, null));
        }
    }

    // Never the User ID with a domain behind it: the two are different on purpose (N07).
    private static String mailOf(Person person) {
        return "mail." + person.userId().replace("@", ".") + "@mail.example";
    }

    private PasswordHash hash(String password) {
        return switch (passwords.hash(Password.of(password))) {
            case Turn.Taken(var hash) -> hash;
            case Turn.Busy() -> throw new IllegalStateException("Nobody else can be hashing during the start");
        };
    }

    private record Hashed(Person person, PasswordHash hash) {}
}
