package genkan.help;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the articles are.
 *
 * @param folder of an editor, with {@code ja} and {@code en} in it; read anew for each page. Genkan's own articles if empty
 */
@ConfigurationProperties("genkan.help")
record HelpProperties(@DefaultValue("") String folder) {}
