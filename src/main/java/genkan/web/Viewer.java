package genkan.web;

/** The member who is signed in on this browser, as far as a layout needs to know. */
public interface Viewer {

    /** As the header greets: the member's name, without honorific. */
    String displayName();
}
