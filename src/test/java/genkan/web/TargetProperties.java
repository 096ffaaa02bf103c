package genkan.web;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TargetProperties {

    @Property(tries = 5_000)
    void noTextLeadsToAnotherSite(@ForAll("addresses") String asked) {
        assertThat(leadsAway(Target.of(asked).path())).isFalse();
    }

    @Property(tries = 2_000)
    void everyTargetFitsIntoAHeader(@ForAll("addresses") String asked) {
        assertThat(Target.of(asked).path()).matches("[!-~]{1,2000}");
    }

    /** As browsers read an address (WHATWG URL): ends are stripped, tabs and line ends dropped, "\" is "/". */
    static boolean leadsAway(String address) {
        var read = address.strip().replaceAll("[\\t\\n\\r]", "").replace('\\', '/');
        return read.startsWith("//") || !read.startsWith("/");
    }

    @Provide
    Arbitrary<String> addresses() {
        var piece = Arbitraries.oneOf(
                Arbitraries.of(
                        "/",
                        "//",
                        "\\",
                        "\t",
                        "\n",
                        "\r",
                        "\u0000",
                        " ",
                        ".",
                        "..",
                        ";",
                        "@",
                        ":",
                        "https:",
                        "HTTPS://",
                        "javascript:",
                        "evil.example",
                        "%2f",
                        "%5c",
                        "%09",
                        "?",
                        "#",
                        "my-page",
                        "/my-page",
                        "\u3000"),
                Arbitraries.strings().ofMaxLength(4));
        return piece.list().ofMaxSize(8).map(pieces -> String.join("", pieces));
    }
}
