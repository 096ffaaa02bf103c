package genkan.start;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Keeps Boot from describing a fault while the log is not open yet, since it would do so on the console, at length.
 *
 * <p>Whoever started Genkan still gets the sentence.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class QuietBeforeTheLog implements SpringBootExceptionReporter {

    private final boolean logIsOpen;

    QuietBeforeTheLog(@Nullable ConfigurableApplicationContext context) {
        this.logIsOpen = context != null;
    }

    @Override
    public boolean reportException(Throwable failure) {
        return !logIsOpen && StartFaults.isTold(failure);
    }
}
