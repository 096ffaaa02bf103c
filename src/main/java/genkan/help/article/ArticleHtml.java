package genkan.help.article;

import genkan.help.article.Container.Kind;
import genkan.web.Layout;
import genkan.web.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * An article as HTML for one reader: with the provider's words for its placeholders, in links the page that the reader
 * wanted, and unfolded what is about the reader's browser. HTML in the file is shown as it is written.
 */
public final class ArticleHtml {

    private final Articles articles;
    private final Layout layout;
    private final Target target;
    private final String browser;
    private final Map<String, String> facts;
    private final HtmlRenderer renderer;

    /**
     * @param browser the name of the block to unfold, such as {@code edge}
     */
    public ArticleHtml(Articles articles, Layout layout, Target target, String browser) {
        this.articles = articles;
        this.layout = layout;
        this.target = target;
        this.browser = browser;
        this.facts = facts(layout);
        this.renderer = HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .nodeRendererFactory(Blocks::new)
                .build();
    }

    public String of(Article article) {
        return renderer.render(article.text());
    }

    /** The parts of the provider's example that articles name. */
    public static Map<String, String> facts(Layout layout) {
        var example = layout.operator().exampleUserId().split("@", 2);
        var domain = layout.operator().mailDomains().stream().findFirst().orElse("mail.example");
        return Map.of("name", example[0], "subdomain", example[example.length - 1], "domain", domain);
    }

    /** Writes what Markdown has not, or what depends on the reader. */
    private final class Blocks implements NodeRenderer {

        private final HtmlNodeRendererContext context;
        private final HtmlWriter html;

        Blocks(HtmlNodeRendererContext context) {
            this.context = context;
            this.html = context.getWriter();
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Container.class, Text.class, Link.class, Image.class);
        }

        @Override
        public void render(Node node) {
            switch (node) {
                case Text text -> html.text(layout.filled(text.getLiteral(), facts));
                case Link link -> link(link);
                case Image image -> picture(image);
                case Container container -> container(container);
                default -> throw new IllegalArgumentException("There is nothing for " + node);
            }
        }

        private void link(Link link) {
            html.tag("a", Map.of("href", address(link.getDestination())));
            inside(link);
            html.tag("/a");
        }

        /** With its size, so that nothing moves when it comes. */
        private void picture(Image image) {
            var picture = Picture.of(image.getDestination(), layout.locale());
            var attributes = new LinkedHashMap<String, String>();
            attributes.put("src", layout.assets() + "/" + picture.path());
            attributes.put("alt", layout.filled(Picture.words(image), facts));
            attributes.put("width", String.valueOf(picture.width()));
            attributes.put("height", String.valueOf(picture.height()));
            attributes.put("loading", "lazy");
            html.tag("img", attributes, true);
        }

        private String address(String written) {
            if (written.startsWith("code:")) {
                return target.addedTo("/help/codes/" + written.substring("code:".length()));
            }
            if (written.startsWith("article:")) {
                return target.addedTo("/help/articles/" + written.substring("article:".length()));
            }
            return written.startsWith("/recovery") || written.equals("/help")
                    ? target.addedTo(written)
                    : context.encodeUrl(written);
        }

        private void container(Container container) {
            switch (container.kind()) {
                case CAUSE -> cause(container);
                case SECTION -> section(container);
                case CAUSES -> causes(container);
                case STEPS -> steps(container);
                case REFERENCE -> box(container, "reference");
                case CAUTION -> box(container, "caution");
                case NOTE -> note(container);
                case BROWSER -> browser(container);
                case INCLUDE -> include(container);
            }
        }

        private void cause(Container cause) {
            html.tag("section", Map.of("id", cause.name()));
            titled("h2", cause);
            inside(cause);
            again();
            html.tag("/section");
        }

        private void again() {
            html.tag("a", new TreeMap<>(Map.of("class", "button", "href", target.signIn())));
            html.text(layout.text("help.again"));
            html.tag("/a");
        }

        private void section(Container section) {
            html.tag("section", Map.of("id", section.name()));
            titled("h2", section);
            inside(section);
            html.tag("/section");
        }

        private void causes(Container list) {
            html.tag("ul");
            for (var cause : causesOf(list)) {
                html.tag("li");
                html.tag("a", Map.of("href", "#" + cause.name()));
                html.text(layout.filled(cause.title(), facts));
                html.tag("/a");
                html.tag("/li");
            }
            html.tag("/ul");
        }

        private void steps(Container steps) {
            for (var node = steps.getFirstChild(); node != null; node = node.getNext()) {
                if (node instanceof OrderedList list) {
                    steps(list);
                } else {
                    context.render(node);
                }
            }
        }

        private void steps(OrderedList list) {
            var items = new ArrayList<Node>();
            for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
                items.add(item);
            }
            html.tag("ol", Map.of("class", "numbered"));
            for (int step = 0; step < items.size(); step++) {
                html.tag("li");
                html.tag("strong");
                html.text((step + 1) + "/" + items.size());
                html.tag("/strong");
                html.tag("div");
                inside((ListItem) items.get(step));
                html.tag("/div");
                html.tag("/li");
            }
            html.tag("/ol");
        }

        private void box(Container box, String look) {
            html.tag("aside", new TreeMap<>(Map.of("role", "note", "class", look)));
            titled("h3", box);
            inside(box);
            html.tag("/aside");
        }

        private void note(Container note) {
            html.tag("div", Map.of("class", "note"));
            inside(note);
            html.tag("/div");
        }

        private void browser(Container of) {
            var attributes = new LinkedHashMap<>(Map.of("id", of.name()));
            if (of.name().equals(browser)) {
                attributes.put("open", "");
            }
            html.tag("details", attributes);
            titled("summary", of);
            inside(of);
            html.tag("/details");
        }

        private void include(Container include) {
            var part = articles.part(include.name(), layout.locale())
                    .orElseThrow(() -> new IllegalArgumentException("There is no part \"" + include.name() + "\""));
            context.render(part.text());
        }

        private void titled(String tag, Container container) {
            html.tag(tag);
            html.text(layout.filled(container.title(), facts));
            html.tag("/" + tag);
        }

        private void inside(Node node) {
            for (var inner = node.getFirstChild(); inner != null; inner = inner.getNext()) {
                context.render(inner);
            }
        }
    }

    private static List<Container> causesOf(Node node) {
        var root = node;
        while (root.getParent() != null) {
            root = root.getParent();
        }
        var causes = new ArrayList<Container>();
        root.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomBlock block) {
                if (block instanceof Container container && container.kind() == Kind.CAUSE) {
                    causes.add(container);
                }
                visitChildren(block);
            }
        });
        return causes;
    }
}
