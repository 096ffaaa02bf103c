package timing;

import java.io.IOException;

/** Something that can be asked again and again, and takes its time. */
@FunctionalInterface
interface Question {

    void ask() throws IOException;
}
