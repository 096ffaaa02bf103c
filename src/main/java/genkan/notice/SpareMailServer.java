package genkan.notice;

import java.util.OptionalInt;

/** Where mail goes while the operator has named no server: what is only to be tried out brings one on this machine. */
public interface SpareMailServer {

    /** Asked once, and only if it is needed; empty if mail is to wait. */
    OptionalInt port();
}
