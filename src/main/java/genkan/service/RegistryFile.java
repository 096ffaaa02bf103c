package genkan.service;

import genkan.reason.Code;
import genkan.service.Client.Authentication;
import genkan.service.Client.Eligible;
import genkan.service.Client.Grant;
import genkan.service.Clients.Origin;
import genkan.service.ServiceProperties.ClientEntry;
import genkan.service.ServiceProperties.Entry;
import genkan.start.StartFault;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Registers what the configuration file says at each start; a slip in it stops the start with a sentence. */
@Component
@Order(0)
class RegistryFile implements ApplicationRunner {

    private static final int LONGEST_TEXT = 300;
    private static final Pattern MARKUP = Pattern.compile("[<>\\p{Cntrl}]");

    private final ServiceProperties file;
    private final Services services;
    private final Clients clients;
    private final ServiceTexts texts;
    private final TransactionOperations transactions;

    RegistryFile(
            ServiceProperties file,
            Services services,
            Clients clients,
            ServiceTexts texts,
            TransactionOperations transactions) {
        this.file = file;
        this.services = services;
        this.clients = clients;
        this.texts = texts;
        this.transactions = transactions;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var read = file.services().entrySet().stream()
                .map(entry -> service(entry.getKey(), entry.getValue()))
                .toList();
        var readClients = file.services().entrySet().stream()
                .flatMap(entry -> client(entry.getKey(), entry.getValue()).stream())
                .toList();
        var readTexts = file.services().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> texts(entry.getKey(), entry.getValue())));
        transactions.executeWithoutResult(_ -> {
            read.forEach(services::register);
            readTexts.forEach(texts::replace);
            readClients.forEach(client -> clients.register(client, Origin.FILE));
            clients.keepOfFile(readClients.stream().map(Client::id).toList());
        });
    }

    private static Service service(String key, Entry entry) {
        demand(key.matches("[a-z0-9-]{1,40}"), key, "may have small letters, digits and hyphens in its name only");
        demand(
                entry.prefix() != null && entry.prefix().matches("[A-Z]{2}"),
                key,
                "needs a prefix of two capital letters");
        demand(entry.nameJa() != null && entry.nameEn() != null, key, "needs name-ja and name-en");
        return new Service(
                key,
                entry.prefix(),
                entry.nameJa(),
                entry.nameEn(),
                entry.aboutJa(),
                entry.aboutEn(),
                entry.icon(),
                Objects.requireNonNullElse(entry.entry(), "/my-page"),
                entry.position());
    }

    private static List<ServiceText> texts(String key, Entry entry) {
        return entry.texts().entrySet().stream()
                .flatMap(text -> Stream.of(
                        text(
                                key,
                                text.getKey(),
                                Locale.JAPANESE,
                                text.getValue().ja()),
                        text(key, text.getKey(), Locale.ENGLISH, text.getValue().en())))
                .toList();
    }

    private static ServiceText text(String key, String code, Locale language, @Nullable String words) {
        var known = Code.read(code)
                .filter(Code::ofService)
                .filter(read -> read.code().equals(code));
        demand(known.isPresent(), key, "has a text for %s, which is no code that a service words".formatted(code));
        if (words == null
                || words.isBlank()
                || words.length() > LONGEST_TEXT
                || MARKUP.matcher(words).find()) {
            throw fault(
                    key,
                    "needs a text for %s in %s, of at most %d characters and without markup"
                            .formatted(code, language.getDisplayLanguage(Locale.ENGLISH), LONGEST_TEXT));
        }
        return new ServiceText(code, language, words.strip());
    }

    private static Optional<Client> client(String key, Entry entry) {
        var client = entry.client();
        return client == null ? Optional.empty() : Optional.of(client(key, client));
    }

    private static Client client(String key, ClientEntry entry) {
        var id = Objects.requireNonNullElse(entry.id(), key);
        demand(id.matches("[A-Za-z0-9._~-]{1,100}"), key, "has a client id that cannot stand in an address");
        var secret = secret(key, entry);
        var authentication = authentication(entry, secret);
        demand(
                (secret != null) == withSecret(authentication),
                key,
                "needs a secret or a secret-file exactly when its authentication is client-secret-basic or -post");
        demand(
                (entry.jwks() != null || entry.jwksUri() != null) || authentication != Authentication.PRIVATE_KEY_JWT,
                key,
                "needs jwks or jwks-uri for private-key-jwt");
        demand(
                entry.jwksUri() == null || RedirectUri.fault(entry.jwksUri()).isEmpty(),
                key,
                "has a jwks-uri that is neither https nor on this machine");
        demand(
                !entry.withoutPkce() || authentication != Authentication.NONE,
                key,
                "is a public client and cannot be without PKCE");
        demand(
                List.of("RS256", "ES256").contains(entry.idTokenAlgorithm()),
                key,
                "needs RS256 or ES256 as its id-token-algorithm");
        demand(
                !entry.grants().contains(Grant.AUTHORIZATION_CODE)
                        || !entry.redirectUris().isEmpty(),
                key,
                "needs a redirect-uri for the authorization code");
        demand(
                entry.eligibleAcr() == null || List.of("L2", "L3").contains(entry.eligibleAcr()),
                key,
                "needs L2 or L3 as its eligible-acr");
        entry.redirectUris().forEach(uri -> RedirectUri.fault(uri).ifPresent(fault -> demand(false, key, fault)));
        entry.postLogoutRedirectUris()
                .forEach(uri -> RedirectUri.fault(uri).ifPresent(fault -> demand(false, key, fault)));
        demand(
                entry.backChannelLogoutUri() == null || RedirectUri.callable(entry.backChannelLogoutUri()),
                key,
                "needs a back-channel-logout-uri that is https or on this machine");
        return new Client(
                id,
                key,
                authentication,
                secret == null ? null : ClientSecret.digest(secret),
                entry.redirectUris(),
                entry.postLogoutRedirectUris(),
                entry.scopes(),
                entry.grants(),
                entry.audience(),
                entry.thirdParty(),
                entry.withoutPkce(),
                entry.requiresPar(),
                entry.idTokenAlgorithm(),
                entry.jwks(),
                entry.jwksUri(),
                entry.backChannelLogoutUri(),
                new Eligible(entry.eligibleKinds(), entry.eligibleCourses(), entry.eligibleAcr()));
    }

    private static Authentication authentication(ClientEntry entry, @Nullable String secret) {
        if (entry.authentication() != null) {
            return entry.authentication();
        }
        return secret == null ? Authentication.NONE : Authentication.CLIENT_SECRET_BASIC;
    }

    private static boolean withSecret(Authentication authentication) {
        return authentication == Authentication.CLIENT_SECRET_BASIC
                || authentication == Authentication.CLIENT_SECRET_POST;
    }

    private static @Nullable String secret(String key, ClientEntry entry) {
        var file = entry.secretFile();
        try {
            var secret = file == null ? entry.secret() : Files.readString(file).strip();
            demand(
                    secret == null || secret.length() >= ClientSecret.SHORTEST,
                    key,
                    "needs a secret of at least %d characters, made by a machine".formatted(ClientSecret.SHORTEST));
            return secret;
        } catch (IOException unreadable) {
            throw new StartFault("The secret-file %s of the service \"%s\" cannot be read.".formatted(file, key));
        }
    }

    private static void demand(boolean met, String key, String fault) {
        if (!met) {
            throw fault(key, fault);
        }
    }

    private static StartFault fault(String key, String fault) {
        return new StartFault("The service \"%s\" of the configuration %s.".formatted(key, fault));
    }
}
