package genkan.start;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Finds in what went wrong the one sentence that helps. */
public final class StartFaults {

    private StartFaults() {}

    public static String sentence(Throwable wentWrong) {
        return causes(wentWrong)
                .flatMap(cause -> known(cause).stream())
                .findFirst()
                .orElseGet(() -> "Genkan could not start (%s); the log file in the data folder has the details."
                        .formatted(innermost(wentWrong)));
    }

    /** Whether nothing went wrong but somebody stopped Genkan before it had started. */
    public static boolean isStop(Throwable wentWrong) {
        return causes(wentWrong).anyMatch(cause -> "Shutdown in progress".equals(cause.getMessage()));
    }

    /** Whether there is a sentence that says it all. */
    static boolean isTold(Throwable wentWrong) {
        return causes(wentWrong).anyMatch(cause -> known(cause).isPresent());
    }

    private static Optional<String> known(Throwable cause) {
        return switch (cause) {
            case StartFault fault -> Optional.of(fault.sentence());
            case PortInUseException port ->
                Optional.of("Port %d is already in use: stop the program that listens there, or choose another port."
                        .formatted(port.getPort()));
            case BindException setting -> Optional.of(unusable(setting));
            case MarkedYAMLException yaml -> Optional.of(illegible(yaml));
            case IOException io
            when NoSpace.in(io) ->
                Optional.of("The disk is full: free some space, or let GENKAN_DATA name a folder on another disk.");
            default -> Optional.empty();
        };
    }

    private static String unusable(BindException setting) {
        var property = setting.getProperty();
        return property == null
                ? "The settings under %s cannot be used: %s.".formatted(setting.getName(), innermost(setting))
                : "The setting %s cannot be \"%s\" (from %s): correct it and start again."
                        .formatted(property.getName(), property.getValue(), property.getOrigin());
    }

    private static String illegible(MarkedYAMLException yaml) {
        var mark = yaml.getProblemMark();
        return "The file of settings is no YAML%s (%s): correct it and start again."
                .formatted(mark == null ? "" : " in line " + (mark.getLine() + 1), yaml.getProblem());
    }

    private static String innermost(Throwable wentWrong) {
        var last = causes(wentWrong).reduce(wentWrong, (_, cause) -> cause);
        var message = last.getMessage();
        return message == null
                ? last.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    private static Stream<Throwable> causes(Throwable wentWrong) {
        // Bounded, because a cause may lead back to where it came from.
        return Stream.iterate(wentWrong, cause -> cause != null, Throwable::getCause)
                .limit(50);
    }
}
