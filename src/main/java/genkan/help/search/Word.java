package genkan.help.search;

/**
 * A word of a text, as it is looked for.
 *
 * @param term its form in the dictionary, or its stem
 * @param sound how it is read; empty where that is not known
 * @param from where it begins in the text
 * @param to where it ends
 */
record Word(String term, String sound, int from, int to) {}
