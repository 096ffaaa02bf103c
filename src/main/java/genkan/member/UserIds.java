package genkan.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The directory: which User ID is, or was, whose. */
@Repository
public class UserIds {

    private final JdbcClient db;

    UserIds(JdbcClient db) {
        this.db = db;
    }

    /**
     * Whose a User ID is: as typed, else by its look-alikes (R042). Both look-ups always run, so that an unknown ID
     * costs the same work as a known one.
     */
    public Optional<UserIdAssignment> find(UserId typed) {
        var asTyped = byLoginKey(typed.canonical());
        var alike = bySkeleton(typed.skeleton());
        return asTyped.or(() -> onlyOne(alike));
    }

    private Optional<UserIdAssignment> byLoginKey(String loginKey) {
        return db.sql("""
                        select login_key, member_id, state, since, until, ended_by
                          from user_id
                         where login_key = :loginKey
                        """)
                .param("loginKey", loginKey)
                .query(UserIds::assignment)
                .optional();
    }

    private List<UserIdAssignment> bySkeleton(String skeleton) {
        return db.sql("""
                        select login_key, member_id, state, since, until, ended_by
                          from user_id_skeleton
                         where skeleton = :skeleton
                        """)
                .param("skeleton", skeleton)
                .query(UserIds::assignment)
                .list();
    }

    // Two valid IDs that look alike (from before the rule that forbids them) are never guessed between.
    private static Optional<UserIdAssignment> onlyOne(List<UserIdAssignment> alike) {
        var active = alike.stream()
                .filter(assignment -> assignment.state() == UserIdAssignment.State.ACTIVE)
                .toList();
        var candidates = active.isEmpty() ? alike : active;
        return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
    }

    /**
     * Writes the directory, its look-alike index and the member's own list; the caller holds the transaction. It does
     * not ask whether another one looks alike: what the operator brings along is from before that rule.
     */
    public void assign(UserIdAssignment assignment) {
        take(assignment.userId());
        add(assignment);
    }

    /** Whether this User ID, or one that looks like it, is or was anybody's. */
    public boolean taken(UserId wanted) {
        return db.sql("select exists (select from skeleton_taken where skeleton = :skeleton)")
                .param("skeleton", wanted.skeleton())
                .query(Boolean.class)
                .single();
    }

    /**
     * Retires a member's User ID at the member's own wish and assigns another one; the caller holds the transaction.
     *
     * @return false if the other one, or one that looks like it, is or was anybody's; nothing is changed then
     */
    public boolean replace(UserId former, UserId wanted, MemberId member, Instant at) {
        if (!take(wanted)) {
            return false;
        }
        for (var table : List.of("user_id", "user_id_skeleton", "member_user_id")) {
            retire(table, former, member, at);
        }
        add(new UserIdAssignment(wanted, member, UserIdAssignment.State.ACTIVE, at, null, null));
        return true;
    }

    /** The User ID that the member had before the present one. */
    public Optional<UserIdAssignment> formerOf(MemberId member) {
        return db.sql("""
                        select login_key, member_id, state, since, until, ended_by
                          from member_user_id
                         where member_id = :member
                           and until is not null
                         order by until desc
                         limit 1
                        """)
                .param("member", member.value())
                .query(UserIds::assignment)
                .optional();
    }

    /** How many User IDs the member has given up since then by own wish. */
    public int changedByMemberSince(MemberId member, Instant since) {
        return db.sql("""
                        select count(*)
                          from member_user_id
                         where member_id = :member
                           and ended_by = :byMember
                           and until >= :since
                        """)
                .param("member", member.value())
                .param("byMember", UserIdAssignment.Origin.MEMBER.name())
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    // Of all who want it at the same time, one inserts; the others wait here until that one is saved or not.
    private boolean take(UserId wanted) {
        return db.sql("insert into skeleton_taken (skeleton) values (:skeleton) on conflict do nothing")
                        .param("skeleton", wanted.skeleton())
                        .update()
                == 1;
    }

    private void retire(String table, UserId former, MemberId member, Instant at) {
        db.sql("""
                        update %s
                           set state = :state, until = :until, ended_by = :endedBy
                         where member_id = :member
                           and login_key = :loginKey
                        """.formatted(table))
                .param("state", UserIdAssignment.State.RETIRED.name())
                .param("until", Timestamp.from(at))
                .param("endedBy", UserIdAssignment.Origin.MEMBER.name())
                .param("member", member.value())
                .param("loginKey", former.canonical())
                .update();
    }

    private void add(UserIdAssignment assignment) {
        write(assignment, """
                insert into user_id (login_key, member_id, state, since, until, ended_by)
                values (:loginKey, :member, :state, :since, :until, :endedBy)
                """);
        write(assignment, """
                insert into user_id_skeleton (skeleton, login_key, member_id, state, since, until, ended_by)
                values (:skeleton, :loginKey, :member, :state, :since, :until, :endedBy)
                """);
        write(assignment, """
                insert into member_user_id (member_id, login_key, state, since, until, ended_by)
                values (:member, :loginKey, :state, :since, :until, :endedBy)
                """);
    }

    private void write(UserIdAssignment assignment, String sql) {
        var until = assignment.until();
        var endedBy = assignment.endedBy();
        db.sql(sql)
                .param("skeleton", assignment.userId().skeleton())
                .param("loginKey", assignment.userId().canonical())
                .param("member", assignment.member().value())
                .param("state", assignment.state().name())
                .param("since", Timestamp.from(assignment.since()))
                .param("until", until == null ? null : Timestamp.from(until))
                .param("endedBy", endedBy == null ? null : endedBy.name())
                .update();
    }

    private static UserIdAssignment assignment(ResultSet row, int number) throws SQLException {
        var until = row.getTimestamp("until");
        return new UserIdAssignment(
                UserId.ofCanonical(row.getString("login_key")),
                new MemberId(row.getLong("member_id")),
                UserIdAssignment.State.valueOf(row.getString("state")),
                row.getTimestamp("since").toInstant(),
                until == null ? null : until.toInstant(),
                origin(row.getString("ended_by")));
    }

    private static UserIdAssignment.@Nullable Origin origin(@Nullable String name) {
        return name == null ? null : UserIdAssignment.Origin.valueOf(name);
    }
}
