package genkan.start;

import java.util.List;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/** Checks where the log is to go before it is opened: an unknown place would send it to the console in another format. */
public final class LogPlace implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var place = event.getEnvironment().getProperty("genkan.log", "file");
        if (!List.of("file", "console").contains(place)) {
            throw new StartFault("GENKAN_LOG is \"%s\": set it to file or console.".formatted(place));
        }
    }

    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER - 2;
    }
}
