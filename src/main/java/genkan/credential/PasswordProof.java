package genkan.credential;

import genkan.gate.Lane;
import java.time.Instant;

/**
 * How it ended that somebody wanted to prove, with a password, who they are.
 *
 * @param <T> who the password is right for
 */
public sealed interface PasswordProof<T> {

    /**
     * The password is right.
     *
     * @param lane from which side it came
     */
    record Right<T>(T who, Lane lane) implements PasswordProof<T> {}

    /** The password is wrong, or there is nobody whose it could be. */
    record Wrong<T>(Lane lane) implements PasswordProof<T> {}

    /** SS503: it was not evaluated, and will not be before then. */
    record Limited<T>(Instant opensAgain) implements PasswordProof<T> {}

    /** Too much is waiting to be evaluated. Nothing was, and nothing counted. */
    record Busy<T>() implements PasswordProof<T> {}
}
