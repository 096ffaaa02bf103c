package genkan.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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

    /** Writes the directory, its look-alike index and the member's own list; the caller holds the transaction. */
    public void assign(UserIdAssignment assignment) {
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
