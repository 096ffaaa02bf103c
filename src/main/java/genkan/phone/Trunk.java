package genkan.phone;

/** A line on which members' calls come in. */
public interface Trunk {

    /** As the settings call it. */
    String name();

    /** Whether calls would come in now; with no line up, no number is shown to anybody. */
    boolean up();

    /** Whether it answers, and asks for the code of the page. */
    default boolean asks() {
        return false;
    }
}
