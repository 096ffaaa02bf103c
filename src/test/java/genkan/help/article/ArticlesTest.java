package genkan.help.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import genkan.Wording;
import genkan.reason.Code;
import genkan.web.Languages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.junit.jupiter.api.Test;

/** Every article that Genkan comes with. */
class ArticlesTest {

    private final Articles articles = Articles.ours();

    @Test
    void areThereForEveryCodeInBothLanguages() {
        for (var locale : Languages.ALL) {
            for (var code : Code.values()) {
                assertThat(articles.find("codes/" + code.code(), locale))
                        .as("%s in %s", code.code(), locale)
                        .isPresent();
            }
        }
    }

    @Test
    void areTheSameInBothLanguages() {
        assertThat(shapes(Locale.ENGLISH)).isEqualTo(shapes(Locale.JAPANESE));
    }

    @Test
    void leadSomewhere() {
        for (var locale : Languages.ALL) {
            for (var article : everything(locale)) {
                for (var link : links(article.text())) {
                    assertThat(leadsSomewhere(link, article, locale))
                            .as("%s in %s, %s", link, article.name(), locale)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void havePicturesWithWordsForWhoeverCannotSeeThem() {
        for (var locale : Languages.ALL) {
            for (var article : everything(locale)) {
                article.text().accept(new AbstractVisitor() {
                    @Override
                    public void visit(Image image) {
                        assertThat(Picture.of(image.getDestination(), locale).width())
                                .isBetween(100, 700);
                        assertThat(Picture.words(image)).isNotBlank();
                    }
                });
            }
        }
        assertThatThrownBy(() -> Picture.of("nothing.png", Locale.ENGLISH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void speakAsEveryTextOfOursDoes() {
        for (var locale : Languages.ALL) {
            for (var article : everything(locale)) {
                var where = article.name() + " in " + locale;
                var words = words(article);
                Wording.disclosesNoFigure(where, words);
                Wording.blamesNobody(where, words);
                if (locale.equals(Locale.ENGLISH)) {
                    Wording.isEnglish(where, words);
                }
            }
        }
    }

    @Test
    void tellEveryoneTheSameWaysOutOfSs503() {
        for (var locale : Languages.ALL) {
            var article = articles.find("codes/SS503", locale).orElseThrow();

            assertThat(words(article)).contains("{supportPhone}", "{supportHours}");
            assertThat(links(article.text())).contains("/recovery");
        }
    }

    @Test
    void haveNoBlockThatNobodyKnows() {
        var reader = new ArticleReader();

        for (var wrong :
                List.of("::: footnote\nx\n:::", "::: cause\nx\n:::", "::: steps now\n1. x\n:::", "::: caution\nx")) {
            assertThatThrownBy(() -> reader.read("a", Locale.ENGLISH, wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> reader.read("a", Locale.ENGLISH, "---\nauthor: x\n---\n"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The articles, and the parts that are in them. */
    private List<Article> everything(Locale locale) {
        return articles.in(locale).stream()
                .flatMap(article -> Stream.concat(Stream.of(article), parts(article, locale)))
                .distinct()
                .toList();
    }

    private Stream<Article> parts(Article article, Locale locale) {
        return containers(article.text()).stream()
                .filter(container -> container.startsWith("INCLUDE "))
                .map(container -> articles.part(container.substring("INCLUDE ".length()), locale)
                        .orElseThrow());
    }

    /** What each article is made of, without its words. */
    private List<String> shapes(Locale locale) {
        return everything(locale).stream()
                .map(article -> article.name() + containers(article.text()) + links(article.text()))
                .sorted()
                .toList();
    }

    private boolean leadsSomewhere(String link, Article article, Locale locale) {
        if (link.startsWith("#")) {
            return containers(article.text()).stream()
                    .anyMatch(container -> container.endsWith(" " + link.substring(1)));
        }
        if (link.startsWith("code:")) {
            return Code.read(link.substring("code:".length())).isPresent();
        }
        if (link.startsWith("article:")) {
            return articles.find(link.substring("article:".length()), locale).isPresent();
        }
        return link.startsWith("/recovery") || link.startsWith("/my-page") || link.equals("/help");
    }

    private static String words(Article article) {
        var words = new StringBuilder(article.title());
        article.text().accept(new AbstractVisitor() {
            @Override
            public void visit(CustomBlock block) {
                words.append('\n').append(((Container) block).title());
                visitChildren(block);
            }

            @Override
            public void visit(Text text) {
                words.append('\n').append(text.getLiteral());
            }
        });
        return words.toString();
    }

    private static List<String> containers(Node text) {
        var found = new ArrayList<String>();
        text.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomBlock block) {
                var container = (Container) block;
                found.add(container.kind() + " " + container.name());
                visitChildren(block);
            }
        });
        return found;
    }

    private static List<String> links(Node text) {
        var found = new ArrayList<String>();
        text.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                found.add(link.getDestination());
            }
        });
        return found;
    }
}
