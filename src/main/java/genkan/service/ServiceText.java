package genkan.service;

import java.util.Locale;

/**
 * What a service says in its own words.
 *
 * @param code of the text that it stands for, such as {@code 500-C}
 */
record ServiceText(String code, Locale language, String text) {}
