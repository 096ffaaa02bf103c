package genkan;

import genkan.credential.Rush;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/**
 * A whole Genkan on a free port, with Hinata Net in a real PostgreSQL, a clock that the test moves, and hashes that cost
 * nothing. Every test that uses it and nothing besides shares one, so it keeps to members of its own: {@link Residents}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "genkan.management-port=0",
            "genkan.sample.load=on",
            "genkan.hashing.memory-kib=64",
            "genkan.hashing.passes=1",
            // All tests come from one address.
            "genkan.gate.source=1000000",
            "genkan.clerk.per-address=1000000/1ms",
            "genkan.phone.per-network=1000000/1ms",
            "genkan.phone.per-browser=1000000/1ms",
            "genkan.recovery.starts=1000000/1ms",
            "genkan.recovery.claims=1000000/1ms",
            "genkan.phone.numbers=050-3000-0001,050-3000-0002,050-3000-0003,050-3000-0004,050-3000-0005,050-3000-0006",
            "genkan.sign-in.release=1ms",
            "genkan.sign-in.release-step=1ms"
        })
@Import({
    PostgresForTests.class,
    TestClock.class,
    Residents.class,
    Partners.class,
    AnotherGenkan.class,
    Rush.class,
    TestLine.class
})
@ExtendWith(TestClock.BackToNow.class)
public @interface RunningGenkan {}
