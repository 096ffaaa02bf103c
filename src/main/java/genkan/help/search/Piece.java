package genkan.help.search;

/**
 * A part of a text on the page.
 *
 * @param marked whether it is a word that was asked for
 */
public record Piece(String text, boolean marked) {}
