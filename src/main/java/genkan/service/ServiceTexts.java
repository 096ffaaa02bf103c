package genkan.service;

import genkan.web.OwnWords;
import java.time.Clock;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The services' own error texts (N01). */
@Component
class ServiceTexts implements OwnWords {

    private final StoredServiceTexts stored;
    private final Copy<Map<Wanted, String>> copy;

    ServiceTexts(StoredServiceTexts stored, Clock clock) {
        this.stored = stored;
        this.copy = new Copy<>(() -> byCode(stored), clock);
    }

    @Override
    public Optional<String> find(String shown, Locale locale) {
        return Optional.ofNullable(copy.get().get(new Wanted(shown, locale.getLanguage())));
    }

    /** Forgets what the service said before; the caller holds the transaction. */
    void replace(String service, Collection<ServiceText> texts) {
        stored.replace(service, texts);
        copy.forget();
    }

    private static Map<Wanted, String> byCode(StoredServiceTexts stored) {
        return stored.all().stream()
                .collect(Collectors.toUnmodifiableMap(
                        text -> new Wanted(text.code(), text.language().getLanguage()), ServiceText::text));
    }

    private record Wanted(String shown, String language) {}
}
