package genkan.signin;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** When a refusal leaves: at a fixed time after it arrived, so that the time tells nothing about the work. */
@Component
public class ReleaseTime {

    private final Duration release;
    private final Duration step;

    ReleaseTime(SignInProperties properties) {
        this.release = properties.release();
        this.step = properties.releaseStep();
    }

    /** A request arrived now; for {@link #await}. */
    public long arrival() {
        return System.nanoTime();
    }

    /**
     * Holds the answer back. The thread is a virtual one, so that waiting costs nothing.
     *
     * @param arrived when the request arrived, as {@link #arrival} had it
     */
    public void await(long arrived) throws InterruptedException {
        var passed = Duration.ofNanos(System.nanoTime() - arrived);
        Thread.sleep(leavesAfter(passed).minus(passed));
    }

    /** The first release time that is not over yet: {@code release}, then every {@code step}. */
    Duration leavesAfter(Duration passed) {
        if (passed.compareTo(release) <= 0) {
            return release;
        }
        var steps = passed.minus(release).plus(step).minusNanos(1).dividedBy(step);
        return release.plus(step.multipliedBy(steps));
    }
}
