package genkan.help.search;

import genkan.help.article.Article;
import genkan.help.article.Articles;
import genkan.web.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteBuffersDirectory;

/** The passages of all articles in one language, in memory. */
final class Index {

    private static final String NUMBER = "number";
    private static final int MOST = 60;

    private final List<Article> articles;
    private final List<Passage> passages;
    private final Tongue tongue;
    private final Synonyms synonyms;
    private final IndexSearcher searcher;

    private Index(List<Article> articles, List<Passage> passages, Locale locale) throws IOException {
        this.articles = articles;
        this.passages = passages;
        this.tongue = Tongue.of(locale);
        this.synonyms = Synonyms.of(locale, tongue);
        this.searcher = new IndexSearcher(written());
        // There is too little to look through for it to be worth remembering.
        searcher.setQueryCache(null);
    }

    static Index of(List<Article> read, Articles articles, Texts texts, Locale locale) {
        var passages = new Passages(articles, texts);
        var all = read.stream()
                .sorted(Comparator.comparing(Article::name))
                .flatMap(article -> passages.of(article).stream())
                .toList();
        try {
            return new Index(read, all, locale);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    boolean isOf(List<Article> read) {
        return articles.equals(read);
    }

    /** The articles that answer, each by its best passage. */
    List<Found> articles(Typed typed, int most) {
        var seen = new HashSet<String>();
        return found(typed, most, passage -> seen.add(passage.article()));
    }

    List<Found> passages(Typed typed, int most) {
        return found(typed, most, _ -> true);
    }

    private List<Found> found(Typed typed, int most, Predicate<Passage> wanted) {
        var ours = synonyms.in(typed.plain());
        var query = new Question(tongue).of(typed, ours);
        if (query.isEmpty()) {
            return List.of();
        }
        var marks = new Marks(tongue, typed.plain(), ours);
        return hits(query.get()).stream()
                .filter(hit -> wanted.test(hit.passage()))
                .limit(most)
                .map(hit -> found(hit, marks))
                .toList();
    }

    Marks marks(Typed typed) {
        return new Marks(tongue, typed.plain(), synonyms.in(typed.plain()));
    }

    /** A passage, and how well it answers. */
    private record Hit(Passage passage, double score) {}

    private List<Hit> hits(Query query) {
        try {
            var hits = new ArrayList<Hit>();
            for (var hit : searcher.search(query, MOST).scoreDocs) {
                var number = searcher.storedFields()
                        .document(hit.doc)
                        .getField(NUMBER)
                        .numericValue();
                hits.add(new Hit(passages.get(number.intValue()), hit.score));
            }
            return hits;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Found found(Hit hit, Marks marks) {
        var passage = hit.passage();
        return new Found(
                passage.article(), passage.section(), passage.title(), marks.excerpt(passage.text()), hit.score());
    }

    private DirectoryReader written() throws IOException {
        var memory = new ByteBuffersDirectory();
        try (var writer = new IndexWriter(memory, new IndexWriterConfig(analyzers()))) {
            for (int number = 0; number < passages.size(); number++) {
                writer.addDocument(document(number, passages.get(number)));
            }
            writer.forceMerge(1);
        }
        return DirectoryReader.open(memory);
    }

    private Document document(int number, Passage passage) {
        var besidesText = String.join("\n", passage.title(), passage.words(), passage.headings());
        var document = new Document();
        document.add(new StoredField(NUMBER, number));
        document.add(new StringField(Question.CODE, passage.code(), Store.NO));
        document.add(new TextField(Question.TITLE, passage.title(), Store.NO));
        document.add(new TextField(Question.OF_ARTICLE, passage.ofArticle(), Store.NO));
        document.add(new TextField(Question.WORDS, passage.words(), Store.NO));
        document.add(new TextField(Question.HEADINGS, passage.headings(), Store.NO));
        document.add(new TextField(Question.TEXT, passage.text(), Store.NO));
        document.add(new TextField(Question.SOUND, tongue.sound(besidesText), Store.NO));
        document.add(new TextField(Question.SOUND_OF_TEXT, tongue.sound(passage.text()), Store.NO));
        return document;
    }

    private Analyzer analyzers() {
        var pieces = new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                return new TokenStreamComponents(new NGramTokenizer(Question.SHORTEST_PIECE, Question.LONGEST_PIECE) {
                    @Override
                    protected boolean isTokenChar(int letter) {
                        return letter != ' ';
                    }
                });
            }
        };
        return new PerFieldAnalyzerWrapper(
                tongue.analyzer(), Map.of(Question.SOUND, pieces, Question.SOUND_OF_TEXT, pieces));
    }
}
