package genkan.credential;

/** What became of work that had to wait for its turn. */
public sealed interface Turn<T> {

    record Taken<T>(T result) implements Turn<T> {}

    /** Too much work was waiting already, or this one waited too long. Nothing was computed; try again later. */
    record Busy<T>() implements Turn<T> {}
}
