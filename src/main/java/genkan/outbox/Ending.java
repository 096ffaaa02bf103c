package genkan.outbox;

/** How one try to deliver a parcel ended. */
sealed interface Ending {

    record Delivered() implements Ending {}

    record Failed(String error) implements Ending {}

    record Hopeless(String error) implements Ending {}

    /** Genkan stops; whether the recipient has it is not known, so the parcel stays as it is. */
    record CutOff() implements Ending {}
}
