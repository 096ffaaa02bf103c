package bench;

/** How it went with an operation. */
sealed interface Result {

    record Done(Measured measured) implements Result {}

    record Failed(String why) implements Result {}

    /** This Genkan has no such thing. */
    record NotThere() implements Result {}
}
