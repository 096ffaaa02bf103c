package genkan.help;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what belongs neither into a chat nor into a log, however it is written: full-width, in circled or kanji digits,
 * split by spaces and dashes. Rather too much is found than too little.
 */
public final class PersonalData {

    /** What it is. */
    public enum Kind {
        /** Seven digits or more: a telephone number, a contract number, a date of birth. */
        PHONE,
        MAIL,
        USER_ID,
        CARD,
        ADDRESS,
        PASSWORD
    }

    private static final String MASK = "●●●";

    private static final int SHORTEST_CARD = 13;
    private static final int LONGEST_CARD = 19;

    /** What people write between the digits of one number. */
    private static final String BETWEEN = "[\\s\\p{Pd}\\p{Ps}\\p{Pe}−─━ー~.。・,、/_*+#'|の]{0,4}+";

    private static final Pattern DIGITS = Pattern.compile("\\d(?:" + BETWEEN + "\\d){6,}+");

    private static final String AT = "\\s?(?:@|\\(at\\)|\\[at]|アットマーク)\\s?";
    private static final Pattern MAIL =
            Pattern.compile("[a-z0-9][a-z0-9._%+'-]{0,63}" + AT + "[a-z0-9-]{1,63}+(?:\\s?[.。]\\s?[a-z0-9-]{1,63}+)++");
    private static final Pattern USER_ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}" + AT + "[a-z0-9-]{1,63}+");

    private static final String PREFECTURE = "(?:北海道|東京都|京都府|大阪府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井"
            + "|山梨|長野|岐阜|静岡|愛知|三重|滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県)";
    private static final String NUMBER = "[0-9一二三四五六七八九十]";
    private static final String NAME = "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー々]";
    private static final List<Pattern> ADDRESSES = List.of(
            Pattern.compile("〒\\s?\\d{3}(?:\\s?[^\\p{L}\\d]?\\s?\\d{1,4})?"),
            Pattern.compile(PREFECTURE + "[^、。,\\n]{1,12}[市区町村郡][^、。\\n]{0,20}?" + NUMBER + "(?:[\\s\\p{Pd}−ーの丁目番地号]*"
                    + NUMBER + "){0,5}"),
            Pattern.compile(NAME + "{1,8}[市区町村]" + NAME + "{1,12}\\s?" + NUMBER + "{1,4}(?:丁目|番地|番" + NUMBER
                    + "|[\\p{Pd}−ー]\\d{1,4}[\\p{Pd}−ー]\\d)"),
            Pattern.compile(
                    "(?<![\\d-])\\d{1,4}(?:-\\d{1,4}){1,2}\\b[^\\n]{1,60}?[a-z]{2,20}-(?:ku|shi|cho|machi|gun|mura|ken|fu|to)\\b"));

    private static final String WORD_FOR_IT =
            "(?:パスワード|パスコード|パスフレーズ|暗証番号|合言葉|(?<![a-z])(?:passwords?|passphrase|passcode|pass|pwd|pw|pin(?:\\s?code)?)(?![a-z]))";
    private static final String SECRET = "(?<secret>[!-~&&[^\"']]{4,64}+)(?![年月日回文字桁個分時])";

    /** Said outright: "my password is …". What follows is taken for one unless it is an everyday word. */
    private static final Pattern SAID = Pattern.compile(
            WORD_FOR_IT + "\\s?(?:は|が|:|=|→|⇒|is|was|\"|'|「|『)(?:[\\s:、,\"'「『]|これ|now|still){0,6}" + SECRET);

    /** Only beside the word, or before it: taken for one if there is a digit in it. */
    private static final Pattern BESIDE = Pattern.compile(WORD_FOR_IT + "[\\s、,をに]{1,3}[\"'「『]?" + SECRET);

    private static final Pattern BEFORE =
            Pattern.compile(SECRET + "[\"'」』]?\\s?(?:が|は|is|was)\\s?(?:my|the|私の|わたしの)?\\s?" + WORD_FOR_IT);

    /** No passwords, but what is said about them. */
    private static final Pattern EVERYDAY = Pattern.compile("[a-z]+(?:ed|ing)[.,!?]*"
            + "|(?:about|again|already|always|amazon|android|apple|caps|capslock|case|chrome|cookies?|correct|different|edge"
            + "|empty|field|firefox|forgotten|from|gone|google|hard|hidden|incorrect|invalid|internet|iphone|javascript|just"
            + "|known|like|lock|long|longer|lost|mac|mail|mypage|needed|never|none|only|perfectly|probably|really|reset|right"
            + "|safari|safe|same|secret|sent|short|shown|still|strong|sure|that|there|this|valid|very|weak|webmail|what|where"
            + "|wifi|windows|with|wrong|your|unknown|userid)[.,!?]*"
            + "|(?:[a-z]{2})?[45]\\d\\d(?:-[a-z])?[.,!?]*");

    private record Span(Kind kind, int from, int to) {}

    private PersonalData() {}

    public static Set<Kind> in(String text) {
        return spans(Unfolded.of(text)).map(Span::kind).collect(toCollection(() -> EnumSet.noneOf(Kind.class)));
    }

    /** The text with nothing personal in it any more. */
    public static String masked(String text) {
        var masked = text;
        for (var found = inOrder(masked); !found.isEmpty(); found = inOrder(masked)) {
            masked = without(found, masked);
        }
        return masked;
    }

    private static List<Span> inOrder(String text) {
        return spans(Unfolded.of(text))
                .sorted(Comparator.comparingInt(Span::from))
                .toList();
    }

    private static String without(List<Span> spans, String text) {
        var masked = new StringBuilder();
        int done = 0;
        for (var span : spans) {
            if (span.from() >= done) {
                masked.append(text, done, span.from()).append(MASK);
            }
            done = Math.max(done, span.to());
        }
        return masked.append(text, done, text.length()).toString();
    }

    private static Stream<Span> spans(Unfolded text) {
        var found = new ArrayList<Span>();
        text.find(DIGITS, text.inDigits(), (match, from, to) -> found.add(new Span(kindOf(match.group()), from, to)));
        text.find(MAIL, text.plain(), (_, from, to) -> found.add(new Span(Kind.MAIL, from, to)));
        text.find(USER_ID, text.plain(), (match, from, to) -> {
            if (!MAIL.matcher(text.plain())
                    .region(match.start(), text.plain().length())
                    .lookingAt()) {
                found.add(new Span(Kind.USER_ID, from, to));
            }
        });
        ADDRESSES.forEach(address ->
                text.find(address, text.plain(), (_, from, to) -> found.add(new Span(Kind.ADDRESS, from, to))));
        return Stream.concat(found.stream(), passwords(text));
    }

    private static Stream<Span> passwords(Unfolded text) {
        var found = new ArrayList<Span>();
        for (var pattern : List.of(SAID, BESIDE, BEFORE)) {
            text.find(pattern, text.plain(), "secret", (match, from, to) -> {
                if (looksLikeOne(match.group("secret"), pattern == SAID)) {
                    found.add(new Span(Kind.PASSWORD, from, to));
                }
            });
        }
        return found.stream();
    }

    private static boolean looksLikeOne(String secret, boolean saidOutright) {
        return !EVERYDAY.matcher(secret).matches()
                && (saidOutright || secret.chars().anyMatch(Character::isDigit));
    }

    private static Kind kindOf(String digits) {
        var plain = digits.replaceAll("\\D", "");
        return plain.length() >= SHORTEST_CARD && plain.length() <= LONGEST_CARD && passesLuhn(plain)
                ? Kind.CARD
                : Kind.PHONE;
    }

    private static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            int digit = digits.charAt(digits.length() - 1 - place) - '0';
            int counted = place % 2 == 0 ? digit : 2 * digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }
}
