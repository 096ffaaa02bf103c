package genkan.web;

import java.util.List;

/** What a template shows. The record is the only thing that a template gets besides the {@link Layout}. */
public interface Page {

    /** The template's name below {@code src/main/jte}, such as {@code signin/form.jte}. */
    String template();

    /** The key of the title's text. */
    String titleKey();

    /** The HTTP status that the page is sent with. */
    default int status() {
        return 200;
    }

    /**
     * Whether the browser may keep the page for its back button. An answer to a form otherwise ends that button in the
     * browser's own warning about sending the form again; only pages without anything about a member may be kept.
     */
    default boolean keptForBackButton() {
        return false;
    }

    /**
     * Where the page's forms may lead besides this site, as the Content Security Policy writes it, such as
     * {@code https://mail.example} or {@code https:}. Chrome holds a form to it through every redirect that follows.
     */
    default List<String> formsMayLeadTo() {
        return List.of();
    }
}
