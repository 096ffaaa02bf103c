package genkan.web;

import java.util.Locale;
import java.util.Optional;

/** What services say in their own words instead of ours (N01). The {@code service} module knows; pages only ask. */
public interface OwnWords {

    /**
     * The sentence of one code, if its service has one of its own.
     *
     * @param shown the code as a member reads it, such as {@code WM500-C}
     */
    Optional<String> find(String shown, Locale locale);
}
