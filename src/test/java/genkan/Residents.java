package genkan;

import genkan.credential.Credentials;
import genkan.credential.Credentials.SetBy;
import genkan.credential.Password;
import genkan.credential.PasswordHash;
import genkan.credential.Passwords;
import genkan.credential.Turn;
import genkan.member.Member;
import genkan.member.MemberId;
import genkan.member.MemberKind;
import genkan.member.MemberStatus;
import genkan.member.Members;
import genkan.member.UserId;
import genkan.member.UserIdAssignment;
import genkan.member.UserIdAssignment.Origin;
import genkan.member.UserIdAssignment.State;
import genkan.member.UserIds;
import genkan.secret.PopularPasswords;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Members for tests, each a new one with a User ID of its own.
 *
 * <pre>{@code
 * var taro = residents.add();
 * var hanako = residents.with().status(DORMANT).renamed(twoDaysAgo).add();
 * }</pre>
 */
@TestComponent
public class Residents {

    public static final String PASSWORD = "Kuromatsu-42-no-Eda";

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Duration MEMBER_FOR = Duration.ofDays(900);

    private final Members members;
    private final UserIds userIds;
    private final Credentials credentials;
    private final Passwords passwords;
    private final TransactionOperations transactions;
    private final Clock clock;

    Residents(
            Members members,
            UserIds userIds,
            Credentials credentials,
            Passwords passwords,
            TransactionOperations transactions,
            Clock clock) {
        this.members = members;
        this.userIds = userIds;
        this.credentials = credentials;
        this.passwords = passwords;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** An active member who has {@link #PASSWORD}. */
    public Resident add() {
        return with().add();
    }

    public Newcomer with() {
        return new Newcomer();
    }

    /** A User ID that nobody has, has had or will be given here. */
    public static UserId unused() {
        return new UserId("test-" + letters(NUMBER.incrementAndGet()), "aa2");
    }

    /** A wrong password that costs one try: none that the filter of popular ones takes for one by chance. */
    public static String guess(int number, String userId) {
        var guess = "guess " + number + " of " + userId;
        while (PopularPasswords.shipped().contains(guess.getBytes(StandardCharsets.UTF_8))) {
            guess += ".";
        }
        return guess;
    }

    /** Of letters that are mistaken for no others, so that no two User IDs look alike. */
    private static String letters(int number) {
        var letters = "abcdefgh";
        return Integer.toOctalString(number)
                .chars()
                .mapToObj(digit -> letters.substring(digit - '0', digit - '0' + 1))
                .reduce("", String::concat);
    }

    /**
     * A member as added.
     *
     * @param password what opens the door
     * @param formerly the User ID before; null for those who never had another
     */
    public record Resident(
            Member member, String password, @Nullable UserId formerly) {

        public MemberId id() {
            return member.id();
        }

        /** As it is typed: {@code test-ab@aa2}. */
        public String userId() {
            return member.userId().canonical();
        }
    }

    /** Somebody who is about to become a member. */
    public final class Newcomer {

        private UserId userId = unused();
        private MemberKind kind = MemberKind.INDIVIDUAL;
        private MemberStatus status = MemberStatus.ACTIVE;
        private String password = PASSWORD;
        private @Nullable Instant passwordChangedAt;
        private @Nullable Instant renamedAt;
        private @Nullable UserId formerUserId;
        private boolean withoutPassword;

        public Newcomer userId(String canonical) {
            userId = UserId.ofCanonical(canonical);
            return this;
        }

        public Newcomer kind(MemberKind as) {
            kind = as;
            return this;
        }

        public Newcomer status(MemberStatus as) {
            status = as;
            return this;
        }

        public Newcomer password(String as) {
            password = as;
            return this;
        }

        public Newcomer passwordChangedAt(Instant at) {
            passwordChangedAt = at;
            return this;
        }

        /** Had another User ID until then; {@link Resident#formerly} tells which. */
        public Newcomer renamed(Instant at) {
            renamedAt = at;
            return this;
        }

        /** The same, with the User ID that it was. */
        public Newcomer renamedFrom(String canonical, Instant at) {
            formerUserId = UserId.ofCanonical(canonical);
            return renamed(at);
        }

        /** Nothing opens the door to this one. */
        public Newcomer withoutPassword() {
            withoutPassword = true;
            return this;
        }

        public Resident add() {
            var now = clock.instant();
            var since = now.minus(MEMBER_FOR);
            var id = MemberId.next(clock, NUMBER.incrementAndGet());
            var name = "試験 太郎";
            var member = new Member(
                    id, kind, status, userId, name, "シケン タロウ", null, "someone@mail.example", "T" + id.value(), since);
            var hash = hashed();
            var formerly = renamedAt == null || formerUserId != null ? formerUserId : unused();
            transactions.executeWithoutResult(_ -> {
                members.add(member);
                if (!withoutPassword) {
                    credentials.set(id, hash, passwordChangedAt == null ? since : passwordChangedAt, SetBy.MEMBER);
                }
                assign(id, formerly, since, now);
            });
            return new Resident(member, password, formerly);
        }

        private void assign(MemberId id, @Nullable UserId formerly, Instant since, Instant now) {
            if (status == MemberStatus.WITHDRAWN) {
                userIds.assign(new UserIdAssignment(userId, id, State.RETIRED, since, now, Origin.MEMBER));
            } else if (formerly == null || renamedAt == null) {
                userIds.assign(new UserIdAssignment(userId, id, State.ACTIVE, since, null, null));
            } else {
                userIds.assign(new UserIdAssignment(formerly, id, State.RETIRED, since, renamedAt, Origin.CAMPAIGN));
                userIds.assign(new UserIdAssignment(userId, id, State.ACTIVE, renamedAt, null, null));
            }
        }

        private PasswordHash hashed() {
            return switch (passwords.hash(Password.of(password))) {
                case Turn.Taken(var hash) -> hash;
                case Turn.Busy() -> throw new IllegalStateException("The hashing is busy; add members one by one");
            };
        }
    }
}
