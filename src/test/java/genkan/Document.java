package genkan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A document below {@code docs} that is made from the sources. Tests compare it, so that it cannot be forgotten; with
 * {@code -Dgenkan.docs=write} they write it instead.
 */
public final class Document {

    private final Path file;

    private Document(Path file) {
        this.file = file;
    }

    public static Document of(String name) {
        return new Document(Path.of("docs", name));
    }

    /** The part of a document between a line {@code <!-- name -->} and the line {@code <!-- end -->} after it. */
    public void saysIn(String name, String made) throws IOException {
        var said = Files.readString(file);
        var from = said.indexOf("<!-- %s -->\n".formatted(name));
        assertThat(from).as("the part %s of %s", name, file).isNotNegative();
        var begin = said.indexOf('\n', from) + 1;
        says(said.substring(0, begin) + made + said.substring(said.indexOf("<!-- end -->", begin)));
    }

    public void says(String made) throws IOException {
        if ("write".equals(System.getProperty("genkan.docs"))) {
            Files.createDirectories(Path.of("docs"));
            Files.writeString(file, made);
        }
        assertThat(file)
                .as("%s is made from the sources: ./mvnw test -Dgenkan.docs=write writes it", file)
                .exists()
                .hasContent(made);
    }
}
