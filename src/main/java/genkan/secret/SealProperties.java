package genkan.secret;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * With what secrets in the database are sealed.
 *
 * @param keyFile 32 bytes in Base64, the same file on every node; a first line seals, further lines open what they sealed
 *     before. By default {@code seal.key} in the data folder, made at the first start
 */
@ConfigurationProperties("genkan.seal")
record SealProperties(@Nullable Path keyFile) {}
