package genkan.tls;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * How Genkan calls a service: over one client for all, which trusts the operator's own authority besides the known ones
 * and goes nowhere that it was not told to go.
 */
@Component
public class ServiceCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final SingletonSupplier<HttpClient> http;

    // Made by the first call, since the JDK takes its time to read whom it trusts; a wrong file is told at the start.
    ServiceCalls(TrustedCa setting) {
        var own = setting.certificates();
        this.http = SingletonSupplier.of(() -> clientTrusting(own));
    }

    /** Connecting takes 3 s at most; how long an answer may take is each request's to say. */
    public HttpClient http() {
        return http.obtain();
    }

    private static HttpClient clientTrusting(List<X509Certificate> own) {
        return HttpClient.newBuilder()
                .sslContext(trusting(own))
                .connectTimeout(PATIENCE)
                .followRedirects(Redirect.NEVER)
                .version(Version.HTTP_1_1)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    private static SSLContext trusting(List<X509Certificate> own) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, trustManagers(storeOf(authorities(own))), null);
            return context;
        } catch (GeneralSecurityException | IOException withoutTls) {
            throw new IllegalStateException("The JDK cannot trust anybody", withoutTls);
        }
    }

    /** In one list, so that a chain may lead from the one side to the other. */
    static List<X509Certificate> authorities(List<X509Certificate> own) throws GeneralSecurityException {
        var known = Stream.of(trustManagers(null))
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()));
        return Stream.concat(own.stream(), known).toList();
    }

    private static KeyStore storeOf(List<X509Certificate> authorities) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (var authority : authorities) {
            store.setCertificateEntry("authority-" + store.size(), authority);
        }
        return store;
    }

    /** With no store named, those of the JDK. */
    private static TrustManager[] trustManagers(@Nullable KeyStore store) throws GeneralSecurityException {
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        return managers.getTrustManagers();
    }
}
