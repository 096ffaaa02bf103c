package genkan.phone;

/** Where every call ends, whichever way it came in. */
public interface Calls {

    /**
     * Takes note of a call, and goes on whoever waits for it. The trunk gets the same answer whatever comes of it, so
     * there is nothing to return. May be told of one call several times.
     */
    void arrived(InboundCall call);
}
