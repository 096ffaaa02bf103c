package genkan.help.article;

import genkan.web.Languages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;

/** All help articles, and the parts that several of them have in common. */
public final class Articles {

    private static final String PARTS = "parts/";
    private static final String ENDING = ".md";

    private final ArticleReader reader = new ArticleReader();
    private final String folder;
    private final boolean readsAnew;
    private volatile Map<Locale, Map<String, Article>> all;

    /** Those that Genkan comes with. */
    public static Articles ours() {
        return new Articles("classpath:/help/", false);
    }

    /** Those that somebody is writing: read anew each time. */
    public static Articles writtenIn(Path folder) {
        return new Articles(folder.toUri().toString(), true);
    }

    private Articles(String folder, boolean readsAnew) {
        this.folder = folder;
        this.readsAnew = readsAnew;
        this.all = read();
    }

    public Optional<Article> find(String name, Locale locale) {
        return name.startsWith(PARTS) ? Optional.empty() : read(name, locale);
    }

    public Optional<Article> part(String name, Locale locale) {
        return read(PARTS + name, locale);
    }

    /** In one language, without the parts. */
    public List<Article> in(Locale locale) {
        return articles(locale).values().stream()
                .filter(article -> !article.name().startsWith(PARTS))
                .toList();
    }

    private Optional<Article> read(String name, Locale locale) {
        return Optional.ofNullable(articles(locale).get(name));
    }

    private Map<String, Article> articles(Locale locale) {
        if (readsAnew) {
            all = read();
        }
        return all.getOrDefault(locale, Map.of());
    }

    private Map<Locale, Map<String, Article>> read() {
        var files = new PathMatchingResourcePatternResolver();
        var read = new HashMap<Locale, Map<String, Article>>();
        Languages.ALL.forEach(locale -> read.put(locale, read(files, locale)));
        return read;
    }

    private Map<String, Article> read(ResourcePatternResolver files, Locale locale) {
        var root = folder + locale.getLanguage() + "/";
        try {
            var articles = new HashMap<String, Article>();
            for (var file : files.getResources(root + "**/*" + ENDING)) {
                var name = name(file, locale);
                articles.put(name, reader.read(name, locale, file.getContentAsString(StandardCharsets.UTF_8)));
            }
            return Map.copyOf(articles);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(Resource file, Locale locale) throws IOException {
        var path = file.getURL().getPath();
        var language = "/" + locale.getLanguage() + "/";
        return path.substring(path.lastIndexOf(language) + language.length(), path.length() - ENDING.length());
    }
}
