package genkan.web;

import java.util.List;

/**
 * One character of a User ID as it is read out. {@code static/read-out.js} does the same for passwords.
 *
 * @param character as it is written
 * @param name the text that names it, of {@code spell.*}; {@code {letter}} in it stands for the character
 * @param lookAlike it is mistaken for another one
 */
public record Spelled(String character, String name, boolean lookAlike) {

    /** A User ID in its canonical spelling, character by character. */
    public static List<Spelled> of(String canonical) {
        return canonical.codePoints().mapToObj(Spelled::of).toList();
    }

    private static Spelled of(int codePoint) {
        var character = Character.toString(codePoint);
        var mistaken = switch (character) {
            case "i" -> "spell.small-i";
            case "l" -> "spell.small-l";
            case "1" -> "spell.digit-1";
            case "o" -> "spell.small-o";
            case "0" -> "spell.digit-0";
            default -> "";
        };
        return new Spelled(character, mistaken.isEmpty() ? kindOf(character) : mistaken, !mistaken.isEmpty());
    }

    private static String kindOf(String character) {
        return switch (character) {
            case "-" -> "spell.hyphen";
            case "_" -> "spell.underscore";
            case "." -> "spell.dot";
            case "@" -> "spell.at";
            default -> Character.isDigit(character.charAt(0)) ? "spell.digit" : "spell.small";
        };
    }
}
