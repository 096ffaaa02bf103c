package genkan.signing;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/** Has the engine of the signatures made while the database starts. */
final class EarlySignatures implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var _ = SignatureEngine.choose(
                event.getEnvironment().getProperty("genkan.signing.pure-java", Boolean.class, false));
    }
}
