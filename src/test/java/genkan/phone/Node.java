package genkan.phone;

import genkan.gate.Allowance;
import genkan.gate.Allowances;
import genkan.member.MemberId;
import genkan.secret.Randomness;
import genkan.secret.Seal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One of several Genkans on one database, as far as telephones go. */
final class Node {

    static final Duration WAITING = Duration.ofMinutes(3);

    private static final AtomicInteger NUMBER = new AtomicInteger();

    final PhoneNumbers numbers;
    final RegisteredPhones phones;
    final PhoneResealing resealing;
    final PhoneChecks checks;
    final CallsHeard calls;
    final StoredChecks stored;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final TransactionTemplate transactions;
    final OtherNodes others;
    final Changes changes;

    private final DataSource database;
    private final Clock clock;
    private volatile boolean up = true;
    private volatile boolean asks;

    Node(DataSource database, Clock clock, String... ours) {
        this(database, clock, new Allowance(1_000_000, Duration.ofMillis(1)), ours);
    }

    Node(DataSource database, Clock clock, Allowance each, String... ours) {
        this(database, clock, each, Seal.withKeysMadeIn(Path.of("target"), new Randomness()), ours);
    }

    /** One with a seal of its own. */
    Node(DataSource database, Clock clock, Seal seal, String... ours) {
        this(database, clock, new Allowance(1_000_000, Duration.ofMillis(1)), seal, ours);
    }

    private Node(DataSource database, Clock clock, Allowance each, Seal seal, String... ours) {
        this.database = database;
        this.clock = clock;
        var properties = new PhoneProperties(
                Arrays.asList(ours),
                List.of("JP"),
                Set.of(PhoneKind.MOBILE, PhoneKind.FIXED),
                WAITING,
                Duration.ofDays(3),
                each,
                each,
                each);
        var randomness = new Randomness();
        var db = JdbcClient.create(database);
        transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        var digestKey = new StoredDigestKey(db, seal, randomness);
        var digests = new PhoneDigests(digestKey.read());
        others = new OtherNodes(database);
        changes = new Changes(others);
        numbers = new PhoneNumbers(properties);
        var dialled = new DialledNumbers(numbers, properties.numbers());
        phones = new RegisteredPhones(db, numbers, digests, seal, transactions, clock);
        resealing = new PhoneResealing(phones, digestKey);
        stored = new StoredChecks(db, seal);
        checks = new PhoneChecks(
                stored,
                phones,
                digests,
                dialled,
                properties,
                new Trunks(List.of(trunk())),
                Allowances.keptIn(database, clock),
                changes,
                randomness,
                transactions,
                clock);
        calls = new CallsHeard(
                stored,
                numbers,
                dialled,
                digests,
                new ToldOnce(db, digests, clock),
                changes,
                transactions,
                meters,
                clock);
    }

    private Trunk trunk() {
        return new Trunk() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public boolean up() {
                return up;
            }

            @Override
            public boolean asks() {
                return asks;
            }
        };
    }

    void trunkGoesDown() {
        up = false;
    }

    /** From here on pages show a code to key in. */
    void trunkAsks() {
        asks = true;
    }

    /** A member with these telephones, active at once. */
    MemberId member(String... telephones) {
        var member = new MemberId(NUMBER.incrementAndGet());
        JdbcClient.create(database)
                .sql("""
                        insert into member (member_id, kind, status, login_key, name, kana, email, contract_no, created_at,
                                            updated_at)
                        values (:id, 'INDIVIDUAL', 'ACTIVE', :login, '', '', '', '', now(), now())
                        """)
                .param("id", member.value())
                .param("login", "member-" + member.value())
                .update();
        for (var telephone : telephones) {
            register(member, telephone, clock.instant());
        }
        return member;
    }

    void register(MemberId member, String telephone, Instant activeFrom) {
        phones.register(member, number(telephone), activeFrom, clock.instant());
    }

    PhoneNumber number(String written) {
        return numbers.read(written).orElseThrow();
    }

    /** Each time somebody else asks. */
    PhoneCheck open(MemberId... claimed) {
        return open(Set.of(claimed), "somebody " + NUMBER.incrementAndGet());
    }

    PhoneCheck open(Collection<MemberId> claimed, String typed) {
        return ((Opening.Opened) checks.open(claimed, new Asker(typed, "b" + NUMBER.incrementAndGet(), "n"))).check();
    }

    PhoneCheck.State state(PhoneCheck check) {
        return checks.find(check.id()).orElseThrow().state();
    }

    void call(String from, PhoneNumber to) {
        call(new Caller.Shown(from), to);
    }

    void call(Caller from, PhoneNumber to) {
        calls.arrived(new InboundCall("test", "call " + NUMBER.incrementAndGet(), from, to.e164(), clock.instant()));
    }

    double counted(CallsHeard.Result result) {
        var counter = meters.find("genkan.phone.calls")
                .tag("result", result.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                .counter();
        return counter == null ? 0 : counter.count();
    }
}
