package genkan.member;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.member.Reading.Mistake;
import genkan.member.Reading.Mistaken;
import genkan.member.Reading.Understood;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class UserIdProperties {

    private static final String DASHES = "ー−‐‑–—―─ｰ";
    private static final String DOTS = "。｡";
    private static final Map<String, String> SPELLINGS = Map.of("-", "-－" + DASHES, ".", ".．" + DOTS, "@", "@＠﹫");

    private final UserIdRules open = new UserIdRules(List.of("hinata.example"), Set.of());
    private final UserIdRules listed = new UserIdRules(List.of("hinata.example"), Set.of("aa2", "aa4", "bb3", "kk11"));

    @Property
    void readsItsOwnSpellingAsTheSameUserId(@ForAll("userIds") UserId userId) {
        assertThat(open.read(userId.canonical())).isEqualTo(new Understood(userId, Set.of()));
    }

    @Property
    void readsEverySpellingOfAUserIdAsTheSameUserId(@ForAll("userIds") UserId userId, @ForAll long seed) {
        var spelling = spelled(userId.canonical(), seed);

        assertThat(open.read(spelling))
                .isInstanceOfSatisfying(
                        Understood.class,
                        understood -> assertThat(understood.userId()).isEqualTo(userId));
    }

    @Property(tries = 5_000)
    void whateverIsTypedIsReadTwiceAlikeAndItsResultIsReadAsItself(@ForAll("typedTexts") String typed) {
        for (var rules : List.of(open, listed)) {
            var reading = rules.read(typed);

            assertThat(rules.read(typed)).isEqualTo(reading);
            switch (reading) {
                case Understood(var userId, var _) ->
                    assertThat(rules.read(userId.canonical())).isEqualTo(new Understood(userId, Set.of()));
                case Mistaken(var mistake, var suggestion)
                when suggestion != null -> {
                    assertThat(mistake).isIn(Mistake.FOREIGN_DOMAIN, Mistake.UNKNOWN_SUBDOMAIN);
                    assertThat(rules.read(suggestion.canonical())).isEqualTo(new Understood(suggestion, Set.of()));
                }
                case Mistaken _ -> {}
            }
        }
    }

    @Property
    void neverFailsOnAnyTextAtAll(@ForAll String typed) {
        assertThat(listed.read(typed)).isNotNull();
    }

    /** Every code point there is, once: nothing outside the table is ever read as a letter, a digit or a sign. */
    @Example
    void readsNoOtherCharacterThanThoseInTheTable() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            var character = Character.toString(codePoint);
            var expected = expectedInAName(codePoint, character);

            if (open.read("a" + character + "b@aa2") instanceof Understood(var userId, var _)) {
                assertThat(userId.name()).as("U+%04X", codePoint).isEqualTo("a" + expected + "b");
            } else {
                assertThat(expected).as("U+%04X", codePoint).isEmpty();
            }
        }
    }

    private static String expectedInAName(int codePoint, String character) {
        if (DASHES.contains(character)) {
            return "-";
        }
        if (DOTS.contains(character)) {
            return ".";
        }
        boolean isFullWidth = codePoint >= 0xFF01 && codePoint <= 0xFF5E;
        // For the full-width ones the reading must say what Unicode says.
        var ascii = isFullWidth ? Normalizer.normalize(character, Normalizer.Form.NFKC) : character;
        return ascii.matches("[A-Za-z0-9_.-]") ? ascii.toLowerCase(Locale.ROOT) : ascii.equals("|") ? "l" : "";
    }

    @Property
    void hasTheSkeletonOfItsSkeleton(@ForAll("userIds") UserId userId) {
        var skeleton = LookAlikes.skeleton(userId.name());

        assertThat(LookAlikes.skeleton(skeleton)).isEqualTo(skeleton);
        assertThat(userId.skeleton()).endsWith("@" + userId.subdomain());
    }

    @Property
    void keepsItsSkeletonWhenOneLookAlikeIsTypedForAnother(@ForAll("userIds") UserId userId, @ForAll long seed) {
        var random = new Random(seed);
        var other = new StringBuilder();
        for (var letter : characters(userId.name())) {
            var choices = switch (letter) {
                case "i", "l", "1" -> List.of("i", "l", "1");
                case "o", "0" -> List.of("o", "0");
                case "m" -> List.of("m", "rn");
                case "w" -> List.of("w", "vv");
                default -> List.of(letter);
            };
            other.append(choices.get(random.nextInt(choices.size())));
        }

        assertThat(LookAlikes.skeleton(other.toString())).isEqualTo(LookAlikes.skeleton(userId.name()));
    }

    @Property(tries = 5_000)
    void knowsASingleSlipAsDamerauAndLevenshteinDo(@ForAll("labels") String a, @ForAll("labels") String b) {
        assertThat(NearMiss.isOneSlipApart(a, b)).isEqualTo(distance(a, b) == 1);
    }

    @Provide
    Arbitrary<UserId> userIds() {
        // Half of the letters are look-alikes, so that they meet often.
        var name = Arbitraries.strings()
                .withChars("il1o0rnmvw")
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withChars("_-.")
                .ofMinLength(1)
                .ofMaxLength(24);
        return Combinators.combine(name, labels()).as(UserId::new);
    }

    @Provide
    Arbitrary<String> labels() {
        return Arbitraries.strings().withChars("ab12-").ofMinLength(1).ofMaxLength(5);
    }

    /** Pieces of what members do type, in an order in which they mostly do not. */
    @Provide
    Arbitrary<String> typedTexts() {
        var pieces = Arbitraries.of(
                "taro",
                "Ｔａｒｏ",
                "_s",
                "＿",
                "|",
                "@",
                "＠",
                "﹫",
                "aa2",
                "aa3",
                "AA2",
                "bb",
                "kkll",
                ".",
                "。",
                "ー",
                "hinata",
                ".hinata.example",
                "hinata.example",
                "．ｅｘａｍｐｌｅ",
                " ",
                "　",
                "\u200B",
                "\n",
                "た",
                "①",
                "\uD83D\uDE00",
                "+",
                "1",
                "I",
                "-",
                "\u212A");
        return pieces.list().ofMaxSize(7).map(list -> String.join("", list));
    }

    /** One of the spellings of the same text: widths, cases, dashes, spaces at the ends. */
    private static String spelled(String canonical, long seed) {
        var random = new Random(seed);
        var spelling = new StringBuilder();
        for (var character : characters(canonical)) {
            var upper = character.toUpperCase(Locale.ROOT);
            var choices =
                    SPELLINGS.getOrDefault(character, character + upper + fullWidth(character) + fullWidth(upper));
            spelling.append(choices.charAt(random.nextInt(choices.length())));
        }
        var ends = List.of("", " ", "\u3000", "\u00A0", "\u200B", "\uFEFF", "\r\n", "\t");
        return ends.get(random.nextInt(ends.size())) + spelling + ends.get(random.nextInt(ends.size()));
    }

    private static List<String> characters(String text) {
        return text.chars().mapToObj(Character::toString).toList();
    }

    private static char fullWidth(String ascii) {
        return (char) (ascii.charAt(0) + 0xFEE0);
    }

    private static int distance(String a, String b) {
        var d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
