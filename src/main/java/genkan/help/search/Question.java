package genkan.help.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** What is asked of the index: the codes first, then the words, what the articles say for them, and their sounds. */
final class Question {

    static final String CODE = "code";
    static final String TITLE = "title";
    static final String OF_ARTICLE = "of-article";
    static final String WORDS = "words";
    static final String HEADINGS = "headings";
    static final String TEXT = "text";

    /** How all but the text sounds, in pieces of two and three letters; and the text. */
    static final String SOUND = "sound";

    static final String SOUND_OF_TEXT = "sound-of-text";

    static final int SHORTEST_PIECE = 2;
    static final int LONGEST_PIECE = 3;

    /** More than all words together. */
    private static final float BEFORE_ALL_WORDS = 1_000;

    private static final Map<String, Float> WEIGHTS =
            Map.of(TITLE, 3f, WORDS, 4f, HEADINGS, 1.5f, OF_ARTICLE, 0.7f, TEXT, 1f);

    private static final float OF_A_SYNONYM = 0.8f;
    private static final float OF_A_LIKENESS = 0.4f;
    private static final float OF_THE_SOUND = 0.5f;
    private static final float OF_THE_TEXTS_SOUND = 0.15f;

    /** Such a part of the words has to be there: questions say more than articles answer. */
    private static final double WORDS_NEEDED = 0.4;

    private static final double SOUNDS_NEEDED = 0.6;
    private static final double SOUNDS_OF_TEXT_NEEDED = 0.8;

    private static final int SHORTEST_BEGINNING = 3;

    /** Of a long text the first; the index takes some thousand clauses of a query. */
    private static final int MOST_WORDS = 20;

    private static final int MOST_SYNONYMS = 10;
    private static final int MOST_PIECES = 80;
    private static final int MOST_LIKENESSES = 5;

    private final Tongue tongue;

    Question(Tongue tongue) {
        this.tongue = tongue;
    }

    /** Empty if nothing can be looked for, such as a question mark. */
    Optional<Query> of(Typed typed, List<String> synonyms) {
        var all = new BooleanQuery.Builder();
        codes(typed).forEach(query -> all.add(query, Occur.SHOULD));
        words(typed).ifPresent(query -> all.add(query, Occur.SHOULD));
        synonyms.stream()
                .limit(MOST_SYNONYMS)
                .flatMap(ours -> every(ours).stream())
                .forEach(query -> all.add(new BoostQuery(query, OF_A_SYNONYM), Occur.SHOULD));
        var pieces = pieces(tongue.sound(typed.plain()));
        sounds(SOUND, pieces, SOUNDS_NEEDED, OF_THE_SOUND).ifPresent(query -> all.add(query, Occur.SHOULD));
        sounds(SOUND_OF_TEXT, pieces, SOUNDS_OF_TEXT_NEEDED, OF_THE_TEXTS_SOUND)
                .ifPresent(query -> all.add(query, Occur.SHOULD));
        var query = all.build();
        return query.clauses().isEmpty() ? Optional.empty() : Optional.of(query);
    }

    private static List<Query> codes(Typed typed) {
        var queries = new ArrayList<Query>();
        for (var code : TypedCodes.in(typed)) {
            var exactly = new ConstantScoreQuery(new TermQuery(new Term(CODE, code.code())));
            queries.add(new BoostQuery(exactly, BEFORE_ALL_WORDS * (1 - queries.size() / 100f)));
        }
        return queries;
    }

    private Optional<Query> words(Typed typed) {
        var terms = terms(typed.plain());
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        var any = new BooleanQuery.Builder();
        terms.forEach(term -> any.add(orNearly(term, term.equals(terms.getLast())), Occur.SHOULD));
        any.setMinimumNumberShouldMatch((int) Math.ceil(WORDS_NEEDED * terms.size()));
        return Optional.of(any.build());
    }

    private Optional<Query> every(String ours) {
        var every = new BooleanQuery.Builder();
        terms(ours).forEach(term -> every.add(new DisjunctionMaxQuery(everywhere(term), 0.1f), Occur.MUST));
        var query = every.build();
        return query.clauses().isEmpty() ? Optional.empty() : Optional.of(query);
    }

    private Query orNearly(String term, boolean last) {
        var ways = new ArrayList<>(everywhere(term));
        if (tongue.slips(term) > 0) {
            WEIGHTS.forEach((field, weight) -> ways.add(new BoostQuery(
                    new FuzzyQuery(new Term(field, term), tongue.slips(term), 1, MOST_LIKENESSES, true),
                    weight * OF_A_LIKENESS)));
        }
        // It may still be being typed.
        if (last && term.length() >= SHORTEST_BEGINNING) {
            WEIGHTS.forEach((field, weight) ->
                    ways.add(new BoostQuery(new PrefixQuery(new Term(field, term)), weight * OF_A_LIKENESS)));
        }
        return new DisjunctionMaxQuery(ways, 0.1f);
    }

    private static List<Query> everywhere(String term) {
        var ways = new ArrayList<Query>();
        WEIGHTS.forEach((field, weight) -> ways.add(new BoostQuery(new TermQuery(new Term(field, term)), weight)));
        return ways;
    }

    private List<String> terms(String text) {
        return tongue.words(text).stream()
                .map(Word::term)
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    private static Optional<Query> sounds(String field, List<String> pieces, double needed, float weight) {
        if (pieces.isEmpty()) {
            return Optional.empty();
        }
        var any = new BooleanQuery.Builder();
        pieces.forEach(piece -> any.add(new TermQuery(new Term(field, piece)), Occur.SHOULD));
        any.setMinimumNumberShouldMatch((int) Math.ceil(needed * pieces.size()));
        return Optional.of(new BoostQuery(any.build(), weight));
    }

    private static List<String> pieces(String sound) {
        var pieces = new ArrayList<String>();
        for (var part : sound.split(" ", -1)) {
            int length = Math.min(part.length(), LONGEST_PIECE);
            for (int at = 0; length >= SHORTEST_PIECE && at + length <= part.length(); at++) {
                pieces.add(part.substring(at, at + length));
            }
        }
        return pieces.stream().distinct().limit(MOST_PIECES).toList();
    }
}
