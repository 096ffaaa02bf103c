package genkan.signin;

import org.jspecify.annotations.Nullable;

/**
 * A way to get in while SS503 keeps passwords from being evaluated. The page lists those that the site offers, in their
 * {@link org.springframework.core.annotation.Order}, the same for everybody: which of them an account has is never told.
 *
 * <p>Whoever gets in on one of them proves who they are without a password. That opens this browser alone, by giving it
 * the mark of a known device; what strangers are held to stays as it is.
 *
 * @param key of its words, {@code way.<key>} and {@code way.<key>.about}
 * @param path where it begins; null if there is nothing to open
 * @param selfService whether nobody at the desk is needed for it
 */
public record WayThrough(String key, @Nullable String path, boolean selfService) {}
