package genkan.course;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.Residents;
import genkan.RunningGenkan;
import genkan.TestClock;
import genkan.member.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunningGenkan
class CoursesTest {

    private static final Course MINI = new Course("courses-mini", "ミニ", "Mini", Set.of("webmail"));
    private static final Course LARGE = new Course("courses-large", "大", "Large", Set.of("webmail", "blog"));

    @Autowired
    private Courses courses;

    @Autowired
    private Residents residents;

    @Autowired
    private TestClock clock;

    private MemberId taro;
    private Instant now;

    @BeforeEach
    void thereAreTwoCourses() {
        courses.register(MINI);
        courses.register(LARGE);
        taro = residents.add().id();
        clock.stop();
        now = clock.instant();
    }

    @Test
    void knowsNoneOfAMemberWhoOrderedNone() {
        assertThat(courses.of(taro)).isEmpty();
    }

    @Test
    void knowsTheCourseFromItsFirstMomentToTheOneBeforeItsLast() {
        courses.subscribe(taro, 1, MINI, now.plusSeconds(10), now.plusSeconds(20));

        assertThat(courses.of(taro)).isEmpty();
        clock.advance(Duration.ofSeconds(10));
        assertThat(courses.of(taro)).contains(MINI);
        clock.advance(Duration.ofSeconds(10));
        assertThat(courses.of(taro)).isEmpty();
    }

    @Test
    void takesTheNewerOfTwo() {
        courses.subscribe(taro, 1, MINI, now.minusSeconds(20), null);
        courses.subscribe(taro, 2, LARGE, now.minusSeconds(10), null);

        assertThat(courses.of(taro)).contains(LARGE);
    }

    @Test
    void takesOverWhatTheProviderChanges() {
        courses.subscribe(taro, 1, MINI, now, null);

        courses.register(new Course(MINI.code(), "ミニ", "Mini", Set.of("webmail", "storage")));

        assertThat(courses.of(taro).orElseThrow().includes()).containsExactlyInAnyOrder("webmail", "storage");
    }
}
