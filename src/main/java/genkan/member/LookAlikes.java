package genkan.member;

/** Which ASCII characters are mistaken for each other when read from paper or mail (J9). */
final class LookAlikes {

    private LookAlikes() {}

    /**
     * One text for all lower-case texts that look alike: {i l 1 |} are "l", {o 0} are "o", "rn" is "m", "vv" is "w".
     *
     * <p>"-" and "_" stay distinct, and so do the pairs that are told apart on a second look (cl-d, 2-z, 5-s, 8-b).
     */
    static String skeleton(String lowerCase) {
        return lowerCase
                .replace('i', 'l')
                .replace('1', 'l')
                .replace('|', 'l')
                .replace('0', 'o')
                .replace("rn", "m")
                // "vw" and "wv" look alike too, so each "w" is opened before pairs are joined from the left.
                .replace("w", "vv")
                .replace("vv", "w");
    }
}
