package genkan.help.search;

import genkan.web.Languages;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.cjk.CJKWidthCharFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.tokenattributes.ReadingAttribute;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** How a language is cut into words, and what becomes of words that are written otherwise than in the articles. */
sealed interface Tongue {

    /** Cuts into words, without those that say nothing. */
    Analyzer analyzer();

    /** How the whole text sounds, with a space where there was something else than a letter. */
    String sound(String text);

    /** By how many letters a word may differ from the one that was meant. */
    int slips(String term);

    static Tongue of(Locale locale) {
        return Languages.isJapanese(locale) ? new Japanese() : new English();
    }

    default List<Word> words(String text) {
        return cut(text, analyzer());
    }

    private static List<Word> cut(String text, Analyzer analyzer) {
        try (var stream = analyzer.tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var place = stream.addAttribute(OffsetAttribute.class);
            var reading = stream.addAttribute(ReadingAttribute.class);
            var words = new ArrayList<Word>();
            stream.reset();
            while (stream.incrementToken()) {
                var read = reading.getReading();
                words.add(new Word(
                        term.toString(), read == null ? "" : Sound.of(read), place.startOffset(), place.endOffset()));
            }
            stream.end();
            return words;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Cut by a dictionary; what is written in kana for kanji, or with a slip, is found by its sound. */
    final class Japanese implements Tongue {

        private final Analyzer analyzer = new JapaneseAnalyzer();
        private final Analyzer everyWord = new Analyzer() {

            @Override
            protected TokenStreamComponents createComponents(String field) {
                return new TokenStreamComponents(new JapaneseTokenizer(null, true, JapaneseTokenizer.Mode.NORMAL));
            }

            @Override
            protected Reader initReader(String field, Reader reader) {
                return new CJKWidthCharFilter(reader);
            }
        };

        @Override
        public Analyzer analyzer() {
            return analyzer;
        }

        @Override
        public String sound(String text) {
            var sound = new StringBuilder();
            int end = 0;
            for (var word : cut(text, everyWord)) {
                if (word.from() > end) {
                    sound.append(' ');
                }
                sound.append(word.sound().isEmpty() ? Sound.of(word.term()) : word.sound());
                end = word.to();
            }
            return sound.toString().strip();
        }

        @Override
        public int slips(String term) {
            return 0;
        }
    }

    /** Cut at spaces and brought back to the stem; a word with a slip is found by its likeness. */
    final class English implements Tongue {

        private static final int ONE_SLIP_FROM = 5;
        private static final int TWO_SLIPS_FROM = 8;

        /** Besides the usual ones, words of every question. */
        private static final Set<String> OF_QUESTIONS = Set.of(
                "i", "my", "me", "you", "your", "we", "our", "can", "cannot", "cant", "could", "do", "does", "dont",
                "did", "doesnt", "how", "what", "when", "where", "why", "which", "who", "am", "was", "were", "have",
                "has", "had", "get", "got", "from", "please", "want", "would", "should", "im", "ive", "its", "t", "s",
                "m", "keep", "keeps", "says", "say", "said", "about", "can't", "don't", "won't", "wont", "i'm", "i've",
                "doesn't", "didn't", "didnt", "isn't", "isnt", "after", "so", "up", "out", "any", "just");

        private final Analyzer analyzer = new Analyzer() {

            private final CharArraySet saysNothing = new CharArraySet(
                    Stream.concat(
                                    EnglishAnalyzer.getDefaultStopSet().stream().map(word -> new String((char[]) word)),
                                    OF_QUESTIONS.stream())
                            .collect(Collectors.toSet()),
                    true);

            @Override
            protected TokenStreamComponents createComponents(String field) {
                var tokenizer = new StandardTokenizer();
                var narrow = new LowerCaseFilter(new EnglishPossessiveFilter(tokenizer));
                return new TokenStreamComponents(tokenizer, new PorterStemFilter(new StopFilter(narrow, saysNothing)));
            }

            @Override
            protected Reader initReader(String field, Reader reader) {
                return new CJKWidthCharFilter(reader);
            }
        };

        @Override
        public Analyzer analyzer() {
            return analyzer;
        }

        @Override
        public String sound(String text) {
            return "";
        }

        @Override
        public int slips(String term) {
            if (term.length() >= TWO_SLIPS_FROM) {
                return 2;
            }
            return term.length() >= ONE_SLIP_FROM ? 1 : 0;
        }
    }
}
