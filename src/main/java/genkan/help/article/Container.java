package genkan.help.article;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonmark.node.CustomBlock;

/** A block of an article that stands between two lines of colons; docs/articles.md says which there are. */
public final class Container extends CustomBlock {

    private final Kind kind;
    private final String name;
    private final String title;

    /** What such a block is; written in small letters. */
    public enum Kind {
        /** One of several causes: a section with a name, which ends in a link that tries again. */
        CAUSE(true, true),
        /** A section with a name. */
        SECTION(true, true),
        /** The list of the article's causes. */
        CAUSES(false, false),
        /** A numbered list, of which each item says how many there are. */
        STEPS(false, false),
        REFERENCE(false, true),
        CAUTION(false, true),
        NOTE(false, false),
        /** How it is done in one browser; unfolded in that one. */
        BROWSER(true, true),
        /** What stands in a file of its own, since several articles have it. */
        INCLUDE(true, false);

        private final boolean named;
        private final boolean titled;

        Kind(boolean named, boolean titled) {
            this.named = named;
            this.titled = titled;
        }

        private static Optional<Kind> of(String word) {
            return Stream.of(values())
                    .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst();
        }
    }

    private Container(Kind kind, String name, String title) {
        this.kind = kind;
        this.name = name;
        this.title = title;
    }

    /**
     * Reads what stands behind the colons.
     *
     * @throws IllegalArgumentException if there is no such block, or its name or title is missing or too much
     */
    static Container of(String words) {
        var parts = words.strip().split("\\s+", 2);
        var kind = Kind.of(parts[0])
                .orElseThrow(() -> new IllegalArgumentException("There is no block \"" + parts[0] + "\""));
        var rest = parts.length == 1 ? "" : parts[1];
        var named = kind.named ? rest.split("\\s+", 2) : new String[] {"", rest};
        var title = named.length == 1 ? "" : named[1];
        if (kind.named == named[0].isEmpty() || kind.titled == title.isEmpty()) {
            throw new IllegalArgumentException(
                    "A block \"" + parts[0] + "\" cannot begin as \"" + words.strip() + "\"");
        }
        return new Container(kind, named[0], title);
    }

    public Kind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    public String title() {
        return title;
    }
}
