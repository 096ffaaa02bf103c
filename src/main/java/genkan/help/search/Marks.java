package genkan.help.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;

/** Which words of a text are those that were asked for, and the part of a text that has most of them. */
public final class Marks {

    private static final int LONGEST_EXCERPT = 120;

    /** So many letters before the first word that matched are shown too. */
    private static final int BEFORE = 24;

    /** A sound of fewer letters is part of too many words. */
    private static final int SHORTEST_SOUND = 3;

    private final Tongue tongue;
    private final Set<String> terms;
    private final List<CharacterRunAutomaton> likenesses;
    private final String sound;

    Marks(Tongue tongue, String plain, List<String> synonyms) {
        this.tongue = tongue;
        this.terms = new HashSet<>(terms(plain));
        this.likenesses = terms.stream()
                .filter(term -> tongue.slips(term) > 0)
                .map(term -> likenesses(term, tongue.slips(term)))
                .toList();
        this.sound = tongue.sound(plain);
        synonyms.forEach(ours -> terms.addAll(terms(ours)));
    }

    /** The text in pieces, of which those that were asked for are marked. */
    public List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        int done = 0;
        for (var word : marked(text)) {
            if (word.from() < done) {
                continue;
            }
            if (word.from() > done) {
                pieces.add(new Piece(text.substring(done, word.from()), false));
            }
            pieces.add(new Piece(text.substring(word.from(), word.to()), true));
            done = word.to();
        }
        if (done < text.length()) {
            pieces.add(new Piece(text.substring(done), false));
        }
        return pieces;
    }

    String excerpt(String passage) {
        var text = passage.replaceAll("\\s+", " ").strip();
        if (text.length() <= LONGEST_EXCERPT) {
            return text;
        }
        int start = start(text, marked(text));
        int end = outside(text, Math.min(text.length(), start + LONGEST_EXCERPT));
        return (start > 0 ? "…" : "") + text.substring(start, end).strip() + (end < text.length() ? "…" : "");
    }

    /** Where the excerpt begins that has most of the words. */
    private static int start(String text, List<Word> marked) {
        int best = 0;
        long most = 0;
        for (var first : marked) {
            var inside = marked.stream()
                    .filter(word -> word.from() >= first.from() && word.to() <= first.from() + LONGEST_EXCERPT - BEFORE)
                    .map(Word::term)
                    .distinct()
                    .count();
            if (inside > most) {
                most = inside;
                best = first.from();
            }
        }
        return best <= BEFORE ? 0 : outside(text, atWord(text, best - BEFORE, best));
    }

    /** After the end of a sentence or a space, if there is one on the way. */
    private static int atWord(String text, int from, int latest) {
        for (int at = from; at < latest; at++) {
            if ("。 、".indexOf(text.charAt(at)) >= 0) {
                return at + 1;
            }
        }
        return from;
    }

    /** Not between the braces of a placeholder, nor the halves of a character. */
    private static int outside(String text, int at) {
        int opened = text.lastIndexOf('{', at - 1);
        if (opened >= 0 && text.indexOf('}', opened) >= at) {
            return opened;
        }
        return at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private List<Word> marked(String text) {
        return tongue.words(text).stream().filter(this::askedFor).toList();
    }

    private boolean askedFor(Word word) {
        return terms.contains(word.term())
                || likenesses.stream().anyMatch(likeness -> likeness.run(word.term()))
                || (word.sound().length() >= SHORTEST_SOUND && sound.contains(word.sound()));
    }

    /** As in the question, the first letter is taken to be right. */
    private static CharacterRunAutomaton likenesses(String term, int slips) {
        int second = term.offsetByCodePoints(0, 1);
        var rest = new LevenshteinAutomata(term.substring(second), true);
        return new CharacterRunAutomaton(rest.toAutomaton(slips, term.substring(0, second)));
    }

    private List<String> terms(String text) {
        return tongue.words(text).stream().map(Word::term).toList();
    }
}
