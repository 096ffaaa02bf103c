package genkan.member;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.CountedStatements;
import genkan.PostgresForTests;
import genkan.member.UserIdAssignment.Origin;
import genkan.member.UserIdAssignment.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class UserIdsTest {

    private static final Instant JOINED = Instant.parse("2024-04-01T00:00:00Z");
    private static final Instant RENAMED = Instant.parse("2026-09-01T00:00:00Z");

    private CountedStatements database;
    private UserIds userIds;
    private Members members;
    private long last;

    @BeforeEach
    void anEmptyDirectory() throws Exception {
        database = new CountedStatements(PostgresForTests.migratedDatabase());
        userIds = new UserIds(JdbcClient.create(database));
        members = new Members(JdbcClient.create(database));
    }

    @Test
    void findsAMemberByTheUserIdAsTyped() {
        var taro = assigned("taro_s@aa2");

        assertThat(userIds.find(UserId.ofCanonical("taro_s@aa2"))).contains(taro);
    }

    @Test
    void findsAMemberByLettersThatLookAlike() {
        var taro = assigned("taroil@aa2");

        assertThat(userIds.find(UserId.ofCanonical("taroi1@aa2"))).contains(taro);
        assertThat(userIds.find(UserId.ofCanonical("tar0ll@aa2"))).contains(taro);
    }

    @Test
    void findsNobodyInAnotherSubdomain() {
        assigned("taro_s@aa2");

        assertThat(userIds.find(UserId.ofCanonical("taro_s@bb3"))).isEmpty();
    }

    @Test
    void prefersTheUserIdAsTypedToOneThatLooksAlike() {
        var taroil = assigned("taroil@aa2");
        var taroi1 = assigned("taroi1@aa2");

        assertThat(userIds.find(UserId.ofCanonical("taroil@aa2"))).contains(taroil);
        assertThat(userIds.find(UserId.ofCanonical("taroi1@aa2"))).contains(taroi1);
    }

    @Test
    void neverGuessesBetweenTwoThatLookAlike() {
        assigned("taroil@aa2");
        assigned("taroi1@aa2");

        assertThat(userIds.find(UserId.ofCanonical("tarol1@aa2"))).isEmpty();
    }

    @Test
    void takesTheValidOneOfTwoThatLookAlike() {
        retired("taroil@aa2");
        var valid = assigned("taroi1@aa2");

        assertThat(userIds.find(UserId.ofCanonical("tarol1@aa2"))).contains(valid);
    }

    @Test
    void recognisesAUserIdThatIsNoLongerValid() {
        var former = retired("kenji@bb3");

        var found = userIds.find(UserId.ofCanonical("kenji@bb3")).orElseThrow();

        assertThat(found).isEqualTo(former);
        assertThat(found.active()).isFalse();
    }

    @Test
    void doesTheSameWorkForEveryUserId() {
        assigned("taro_s@aa2");
        assigned("jiroil@aa2");
        retired("kenji@bb3");

        var forTaro = database.during(() -> userIds.find(UserId.ofCanonical("taro_s@aa2")));

        assertThat(forTaro).hasSize(2);
        for (var other : new String[] {"nobody@aa2", "jiroi1@aa2", "kenji@bb3", "nobody@hd5"}) {
            assertThat(database.during(() -> userIds.find(UserId.ofCanonical(other))))
                    .as(other)
                    .isEqualTo(forTaro);
        }
    }

    private UserIdAssignment assigned(String userId) {
        var assignment = valid(userId, newMember(userId));
        userIds.assign(assignment);
        return assignment;
    }

    private UserIdAssignment retired(String userId) {
        var assignment = retired(userId, newMember(userId), RENAMED);
        userIds.assign(assignment);
        return assignment;
    }

    private static UserIdAssignment valid(String userId, MemberId member) {
        return assignment(userId, member, State.ACTIVE, null, null);
    }

    private static UserIdAssignment retired(String userId, MemberId member, Instant until) {
        return assignment(userId, member, State.RETIRED, until, Origin.CAMPAIGN);
    }

    private static UserIdAssignment assignment(
            String userId, MemberId member, State state, @Nullable Instant until, @Nullable Origin endedBy) {
        return new UserIdAssignment(UserId.ofCanonical(userId), member, state, JOINED, until, endedBy);
    }

    private MemberId newMember(String userId) {
        var id = new MemberId(++last);
        members.add(new Member(
                id,
                MemberKind.INDIVIDUAL,
                MemberStatus.ACTIVE,
                UserId.ofCanonical(userId),
                "日向 太郎",
                "ヒナタ タロウ",
                null,
                "taro@mail.example",
                "H1",
                JOINED));
        return id;
    }
}
