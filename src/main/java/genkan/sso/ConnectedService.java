package genkan.sso;

import genkan.service.Service;
import genkan.sso.consent.Scope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service that a member signed in to, as My Page lists it.
 *
 * @param client the client by which it is connected
 * @param thirdParty not the provider's own, so that the member agreed to it and may withdraw
 * @param sees what a third party's service may see
 * @param usedAt when it last got tokens; null if it never did
 * @param used what a third party's service last got them for
 */
public record ConnectedService(
        Service service,
        String client,
        boolean thirdParty,
        List<Scope> sees,
        Instant since,
        @Nullable Instant usedAt,
        List<Scope> used) {}
