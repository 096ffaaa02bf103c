package genkan.gate;

/** One of the two ways in: on a device that the member has signed in on, or from elsewhere. Each has tries of its own. */
interface WayIn {

    /** The standing as if the attempt had not been counted. */
    Standing givenBack(Ticket ticket, Standing standing);

    /** The standing after the attempt was right. */
    Standing afterRight(Ticket ticket, Standing standing, long now);
}
