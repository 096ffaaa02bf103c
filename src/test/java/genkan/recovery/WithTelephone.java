package genkan.recovery;

import genkan.RunningGenkan;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A running Genkan with a telephone line of its own, on which {@link Telephone} calls. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RunningGenkan
@TestPropertySource(
        properties = {
            "genkan.phone.numbers=03-1000-0011,03-1000-0012,03-1000-0013,03-1000-0014",
            // All tests come from one address.
            "genkan.phone.per-network=1000000/1m",
            "genkan.recovery.starts=1000000/1m"
        })
@Import(Telephone.class)
@interface WithTelephone {}
