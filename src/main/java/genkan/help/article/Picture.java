package genkan.help.article;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Text;

/**
 * A picture of an article, with the words of one language in it.
 *
 * @param path in the folder of all assets, such as {@code help/en/code-500.png}
 * @param width in CSS pixels
 * @param height in CSS pixels
 */
record Picture(String path, int width, int height) {

    /** Photographs of our own pages have two dots to each CSS pixel. */
    private static final int DOTS = 2;

    /** Where the header of a PNG says its width; the height is behind it. */
    private static final int WIDTH_IN_PNG = 16;

    private static final Pattern SIZE_OF_SVG = Pattern.compile("<svg [^>]*width=\"(\\d+)\" height=\"(\\d+)\"");

    private static final Map<String, Picture> KNOWN = new ConcurrentHashMap<>();

    /**
     * Finds it.
     *
     * @throws IllegalArgumentException if there is no such picture in this language
     */
    static Picture of(String name, Locale locale) {
        return KNOWN.computeIfAbsent("help/" + locale.getLanguage() + "/" + name, Picture::read);
    }

    /** What the article says in its place to whoever cannot see it. */
    static String words(Image image) {
        var words = new StringBuilder();
        image.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }
        });
        return words.toString();
    }

    private static Picture read(String path) {
        try (var file = Picture.class.getResourceAsStream("/static/" + path)) {
            if (file == null) {
                throw new IllegalArgumentException("There is no picture " + path);
            }
            var content = file.readAllBytes();
            return path.endsWith(".svg") ? drawn(path, content) : photographed(path, content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Picture drawn(String path, byte[] svg) {
        var size = SIZE_OF_SVG.matcher(new String(svg, StandardCharsets.UTF_8));
        if (!size.find()) {
            throw new IllegalArgumentException(path + " does not say its size");
        }
        return new Picture(path, Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
    }

    private static Picture photographed(String path, byte[] png) {
        var header = ByteBuffer.wrap(png).position(WIDTH_IN_PNG);
        return new Picture(path, header.getInt() / DOTS, header.getInt() / DOTS);
    }
}
