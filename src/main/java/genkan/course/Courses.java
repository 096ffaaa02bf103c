package genkan.course;

import genkan.member.MemberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The courses that there are, and which one each member is on. */
@Repository
public class Courses {

    private final JdbcClient db;
    private final Clock clock;

    Courses(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The course that the member is on now: the one begun last, should there be several. */
    public Optional<Course> of(MemberId member) {
        return db.sql("""
                        select c.code, c.name_ja, c.name_en, c.includes
                          from course_subscription s
                          join course c on c.code = s.course
                         where s.member_id = :member
                           and s.since <= :now
                           and (s.until is null or s.until > :now)
                         order by s.since desc, s.id desc
                         limit 1
                        """)
                .param("member", member.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(Courses::course)
                .optional();
    }

    public void register(Course course) {
        db.sql("""
                        insert into course (code, name_ja, name_en, includes)
                        values (:code, :nameJa, :nameEn, :includes)
                            on conflict (code) do update
                           set name_ja = excluded.name_ja, name_en = excluded.name_en, includes = excluded.includes
                        """)
                .param("code", course.code())
                .param("nameJa", course.nameJa())
                .param("nameEn", course.nameEn())
                .param("includes", course.includes().toArray(String[]::new))
                .update();
    }

    /**
     * Puts a member on a course.
     *
     * @param id tells it from the member's other subscriptions; random
     * @param until when it ends; null while that is open
     */
    public void subscribe(MemberId member, long id, Course course, Instant since, @Nullable Instant until) {
        db.sql("""
                        insert into course_subscription (member_id, id, course, since, until)
                        values (:member, :id, :course, :since, :until)
                        """)
                .param("member", member.value())
                .param("id", id)
                .param("course", course.code())
                .param("since", Timestamp.from(since))
                .param("until", until == null ? null : Timestamp.from(until))
                .update();
    }

    private static Course course(ResultSet row, int number) throws SQLException {
        return new Course(
                row.getString("code"), row.getString("name_ja"), row.getString("name_en"), Set.copyOf(List.of((String[])
                        row.getArray("includes").getArray())));
    }
}
