package genkan.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of a document that a command writes: between a line with its name and the next {@code <!-- end -->}. */
public record Section(Path document, String name) {

    public void write(String text) throws IOException {
        var old = Files.readString(document);
        var mark = "<!-- " + name + " -->\n";
        var from = old.indexOf(mark) + mark.length();
        var to = old.indexOf("<!-- end -->", from);
        if (from < mark.length() || to < 0) {
            throw new IOException(document + " has no part \"" + name + "\"");
        }
        Files.writeString(document, old.substring(0, from) + text + old.substring(to));
    }
}
