package genkan.sso;

import genkan.member.MemberId;
import genkan.service.Client;
import genkan.service.Clients;
import genkan.service.Service;
import genkan.service.Services;
import genkan.sso.consent.Consents;
import genkan.sso.consent.Consents.Consent;
import genkan.sso.consent.Scope;
import genkan.sso.token.Grants;
import genkan.sso.token.Grants.Use;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Which services know a member, and the end of that. */
@Component
class ConnectedServices {

    private static final Comparator<ConnectedService> NEWEST_FIRST =
            Comparator.comparing(ConnectedService::since).reversed();

    private final Consents consents;
    private final Grants grants;
    private final Clients clients;
    private final Services services;
    private final TransactionOperations transactions;

    ConnectedServices(
            Consents consents, Grants grants, Clients clients, Services services, TransactionOperations transactions) {
        this.consents = consents;
        this.grants = grants;
        this.clients = clients;
        this.services = services;
        this.transactions = transactions;
    }

    /** Those of third parties first, as these are what a member may want to end; then the newest first. */
    List<ConnectedService> of(MemberId member) {
        var byKey = services.all().stream().collect(Collectors.toMap(Service::key, Function.identity()));
        var ofOthers = consents.of(member).stream()
                .flatMap(consent -> client(consent.client(), true)
                        .map(client -> connected(Objects.requireNonNull(byKey.get(client.service())), consent))
                        .stream());
        var ours = grants.uses(member).stream()
                .flatMap(use -> client(use.client(), false)
                        .map(client -> connected(Objects.requireNonNull(byKey.get(client.service())), use))
                        .stream());
        return Stream.concat(ofOthers.sorted(NEWEST_FIRST), ours.sorted(NEWEST_FIRST))
                .toList();
    }

    /** Takes back the member's consent together with everything that the service got by it. */
    void withdraw(MemberId member, Client client) {
        transactions.executeWithoutResult(_ -> {
            consents.withdraw(member, client.id());
            grants.revokeAll(member, client.id());
        });
    }

    /** One that may be withdrawn. */
    Optional<Client> ofThirdParty(String client) {
        return client(client, true);
    }

    /** What is no longer registered gets nothing any more. */
    private Optional<Client> client(String id, boolean thirdParty) {
        return clients.find(id).filter(client -> client.thirdParty() == thirdParty);
    }

    private static ConnectedService connected(Service service, Consent consent) {
        return new ConnectedService(
                service,
                consent.client(),
                true,
                Scope.of(consent.scopes()),
                consent.grantedAt(),
                consent.usedAt(),
                Scope.of(consent.used()));
    }

    private static ConnectedService connected(Service service, Use use) {
        return new ConnectedService(service, use.client(), false, List.of(), use.since(), use.usedAt(), List.of());
    }
}
