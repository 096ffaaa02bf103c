package genkan.service;

import java.util.Locale;

/**
 * Something that members sign in to (N01).
 *
 * @param key how the operator and the addresses name it, such as {@code webmail}
 * @param prefix the two capital letters that its own codes start with, such as {@code WM}
 * @param entry where the service opens once the member is signed in: a path of ours or another site's address
 * @param position its place in the list, lowest first
 */
public record Service(
        String key,
        String prefix,
        String nameJa,
        String nameEn,
        String aboutJa,
        String aboutEn,
        String icon,
        String entry,
        int position) {

    /** Registered by itself: the one service that every Genkan has. */
    public static final String MY_PAGE = "mypage";

    public String name(Locale locale) {
        return locale.getLanguage().equals("ja") ? nameJa : nameEn;
    }

    /** What it is for, in half a sentence. */
    public String about(Locale locale) {
        return locale.getLanguage().equals("ja") ? aboutJa : aboutEn;
    }

    /** The path of ours that asks for a sign-in when needed and then opens the service. */
    public String door() {
        return key.equals(MY_PAGE) ? entry : "/services/" + key;
    }
}
