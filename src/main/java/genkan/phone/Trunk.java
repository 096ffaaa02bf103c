package genkan.phone;

/** A line on which members' calls come in. */
public interface Trunk {

    /** As the settings call it. */
    String name();

    /** Whether calls would come in now; with no line up, no number is shown to anybody. */
    boolean up();
}
