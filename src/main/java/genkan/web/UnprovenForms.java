package genkan.web;

import jakarta.servlet.http.HttpServletRequest;

/**
 * A module's own answer to a form whose token did not come back, which happens to members who did nothing wrong: the
 * cookie was refused, the page was open for long, another tab was first.
 */
public interface UnprovenForms {

    /** Whether this module answers for the form that the request sent. */
    boolean answersFor(HttpServletRequest request);

    /**
     * What to say instead of the form's own answer.
     *
     * @param cookieMissing no form cookie came with the request; otherwise one came that belongs to another form
     */
    Page answer(HttpServletRequest request, boolean cookieMissing);
}
