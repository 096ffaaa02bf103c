package genkan.clerk;

import genkan.clerk.Staff.Outcome;
import genkan.clerk.StoredClerks.Listed;
import genkan.web.Operator;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** What {@code ./genkan operator} talks to, on the management port. */
@Component
@Endpoint(id = "operator")
class OperatorEndpoint {

    private static final String PLAIN = "text/plain;charset=UTF-8";

    private final Staff staff;
    private final Operator provider;

    OperatorEndpoint(Staff staff, Operator provider) {
        this.staff = staff;
        this.provider = provider;
    }

    @ReadOperation(produces = PLAIN)
    String list() {
        return staff.list().stream().map(OperatorEndpoint::line).collect(Collectors.joining());
    }

    /**
     * Does one thing.
     *
     * @param command {@code add}, {@code reset}, {@code disable} or {@code enable}
     * @param role of whom is added, as {@code help-desk}; otherwise empty
     * @param password of whom is added or reset; otherwise empty
     * @return what to tell, or {@code refused:} and why nothing was done
     */
    @WriteOperation(produces = PLAIN)
    String change(String command, String name, String role, String display, String password) {
        return switch (command) {
            case "add" ->
                role(role)
                        .map(known -> staff.add(name, known, display.isBlank() ? name : display, password))
                        .map(outcome -> told(outcome, name))
                        .orElse("refused: a role is help-desk or editor");
            case "reset" -> told(staff.reset(name, password), name);
            case "disable" -> told(staff.disable(name), name);
            case "enable" -> told(staff.enable(name), name);
            default -> "refused: there is no such command";
        };
    }

    private String told(Outcome outcome, String name) {
        return switch (outcome) {
            case Outcome.Done() -> "done";
            case Outcome.Refused(var why) -> "refused: " + why;
            case Outcome.Given(var totp) -> """
                    For the app that makes the codes, shown this once:

                      %s
                      %s
                    """.formatted(totp.uri(provider.nameEn(), name), totp.written());
        };
    }

    private static String line(Listed clerk) {
        return "%-20s %-10s %-9s %-20s %s%n"
                .formatted(
                        clerk.name(),
                        written(clerk.role()),
                        clerk.disabled() ? "disabled" : "",
                        clerk.lastSignIn()
                                .map(at -> at.toString().substring(0, 16) + "Z")
                                .orElse("never"),
                        clerk.displayName());
    }

    private static Optional<Role> role(String written) {
        return Optional.ofNullable(Arrays.stream(Role.values())
                .collect(Collectors.toMap(OperatorEndpoint::written, Function.identity()))
                .get(written));
    }

    private static String written(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
