package genkan.outbox;

/** Brings the messages of one topic to their recipients. */
public interface Courier {

    /** What {@link Outbox#put} was told; no two couriers have the same. */
    String topic();

    /** Whether this node can bring anything, asked once at the start; if not, messages wait for a node that can. */
    default boolean works() {
        return true;
    }

    /**
     * Returns when the recipient has the message. Called on a virtual thread, for many parcels at a time, outside any
     * transaction.
     *
     * <p>A parcel may come twice, with the same id: after a crash between delivering and writing that down, and when this
     * took so long that it was interrupted. The recipient has to know it by its id.
     *
     * @throws Undeliverable when trying again can never help
     * @throws Exception when it is worth trying again later; the message is kept and shown to operators, so it must not
     *     tell what is in the parcel
     */
    void deliver(Parcel parcel) throws Exception;
}
