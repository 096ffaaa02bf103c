package genkan.outbox;

/** Thrown by a {@link Courier} when no later try can help, such as when the recipient does not exist. */
public final class Undeliverable extends Exception {

    private static final long serialVersionUID = 1L;

    /** The reason is kept and shown to operators. */
    public Undeliverable(String reason) {
        super(reason);
    }
}
