package bench;

import java.io.IOException;

/** Something done again and again; it throws when it does not end as it should. */
interface Work {

    void once() throws IOException;
}
