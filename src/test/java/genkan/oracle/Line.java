package genkan.oracle;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** How a caller reaches Genkan. */
interface Line extends AutoCloseable {

    /**
     * Asks one thing.
     *
     * @param form as it is sent; empty if there is none
     */
    Answer exchange(String method, String path, List<Map.Entry<String, String>> headers, String form)
            throws IOException;

    @Override
    void close() throws IOException;
}
