package genkan.phone;

/** A line on which calls come in. */
public interface Trunk {

    String name();

    /** Whether a call would reach us now, as far as we know. */
    boolean up();
}
