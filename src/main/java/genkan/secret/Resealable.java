package genkan.secret;

/** Rows of a module that lie sealed. Several nodes may seal them anew at once. */
public interface Resealable {

    /** What they are, for the log: several of them. */
    String things();

    /** Seals with today's key what another one has sealed. */
    Resealed reseal();

    /**
     * What came of it.
     *
     * @param done how many have got another seal
     * @param closed how many do not open, since the key that sealed them is not here
     */
    record Resealed(int done, int closed) {}
}
