package genkan.signin;

import genkan.member.Reading;
import genkan.member.UserId;
import genkan.reason.Code;
import genkan.reason.Reason;
import java.util.Map;
import java.util.Optional;

/** Why a typed text cannot be anyone's User ID: follows from the text and public rules, so it may be told to anyone. */
public final class Mistakes {

    public static final String USER_ID = "userId";

    private Mistakes() {}

    /**
     * What to say about it.
     *
     * @param nothingTyped the wording where the field was left empty
     */
    public static Reason inUserId(Reading.Mistaken mistaken, String nothingTyped) {
        var suggestion = Optional.ofNullable(mistaken.suggestion()).map(UserId::canonical);
        var facts = suggestion.map(text -> Map.of("suggestion", text)).orElse(Map.of());
        return switch (mistaken.mistake()) {
            case NOTHING_TYPED -> Reason.of(Code.SS400_BLANK, nothingTyped, Map.of());
            case SUBDOMAIN_MISSING -> Reason.of(Code.SS400_NO_SUBDOMAIN, USER_ID, facts);
            case FOREIGN_DOMAIN -> Reason.of(Code.SS400_FOREIGN_DOMAIN, USER_ID, facts);
            case UNKNOWN_SUBDOMAIN -> Reason.of(Code.SS400_UNKNOWN_SUBDOMAIN, USER_ID, facts);
            case JAPANESE_LETTERS -> Reason.of(Code.SS401_JAPANESE, USER_ID, Map.of());
            case CHARACTER_NOT_ALLOWED -> Reason.of(Code.SS400_CHARACTER, USER_ID, Map.of());
            case TOO_LONG -> Reason.of(Code.SS400_TOO_LONG, USER_ID, Map.of());
        };
    }
}
