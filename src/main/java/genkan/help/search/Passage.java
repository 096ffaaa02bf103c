package genkan.help.search;

/**
 * The beginning of an article or one of its sections, with everything that it is found by.
 *
 * @param section its anchor; empty at the beginning
 * @param title of the section, or of the article at its beginning
 * @param ofArticle the article's title
 * @param words how members say it
 * @param headings within the passage, and at the beginning of a code's article the sentences that pages say with it
 * @param code whose article it begins; empty if it does not
 */
record Passage(
        String article,
        String section,
        String title,
        String ofArticle,
        String words,
        String headings,
        String text,
        String code) {}
