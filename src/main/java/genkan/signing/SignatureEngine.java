package genkan.signing;

import java.security.Security;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What makes and checks signatures in this process.
 *
 * <p>It is one for the whole process, because others ask Java for a signature and not us. It is made on a thread of its
 * own, since loading and testing the native code takes a while in which the database starts.
 */
record SignatureEngine(String name) {

    private static final AtomicReference<@Nullable CompletableFuture<SignatureEngine>> CHOSEN = new AtomicReference<>();

    /** The first who asks decides. */
    static CompletableFuture<SignatureEngine> choose(boolean pureJava) {
        var chosen = new CompletableFuture<SignatureEngine>();
        var earlier = CHOSEN.compareAndExchange(null, chosen);
        if (earlier != null) {
            return earlier;
        }
        if (pureJava) {
            chosen.complete(new SignatureEngine("the JDK (as configured)"));
        } else {
            Thread.ofPlatform().name("early-signatures").daemon().start(() -> chosen.complete(fastest()));
        }
        return chosen;
    }

    private static SignatureEngine fastest() {
        try {
            var corretto = Corretto.load(System.getProperty("os.name"), System.getProperty("os.arch"));
            Security.insertProviderAt(new LentSignatures(corretto), 1);
            return new SignatureEngine(corretto.getInfo());
        } catch (Exception | LinkageError failure) {
            // No native code is a reason to be slower, never a reason not to start, as with passwords.
            return new SignatureEngine("the JDK (no Amazon Corretto Crypto Provider: %s)".formatted(failure));
        }
    }
}
