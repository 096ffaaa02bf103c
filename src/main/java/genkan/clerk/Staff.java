package genkan.clerk;

import genkan.clerk.StoredClerks.Listed;
import genkan.credential.Password;
import genkan.credential.PasswordHash;
import genkan.credential.PasswordRules;
import genkan.credential.PasswordRules.Flaw;
import genkan.credential.Passwords;
import genkan.credential.Turn;
import genkan.secret.Randomness;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Who the provider's people are: added, disabled and given new secrets by whoever runs the machine, and by nobody else. */
@Service
public class Staff {

    private static final String NAME = "[a-z][a-z0-9._-]{1,31}";
    private static final int LONGEST_DISPLAY_NAME = 40;

    private final StoredClerks clerks;
    private final ClerkSessions sessions;
    private final ClerkActs acts;
    private final PasswordRules rules;
    private final Passwords passwords;
    private final Randomness randomness;
    private final TransactionOperations transactions;
    private final Clock clock;

    Staff(
            StoredClerks clerks,
            ClerkSessions sessions,
            ClerkActs acts,
            PasswordRules rules,
            Passwords passwords,
            Randomness randomness,
            TransactionOperations transactions,
            Clock clock) {
        this.clerks = clerks;
        this.sessions = sessions;
        this.acts = acts;
        this.rules = rules;
        this.passwords = passwords;
        this.randomness = randomness;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What became of a command. */
    public sealed interface Outcome {

        record Done() implements Outcome {}

        /** Done, and this secret is to be shown once. */
        record Given(TotpSecret totp) implements Outcome {}

        /** Nothing was done. */
        record Refused(String why) implements Outcome {}
    }

    public Outcome add(String name, Role role, String displayName, String password) {
        if (!name.matches(NAME) || name.equals(ClerkActs.COMMAND)) {
            return new Outcome.Refused("a name is 2 to 32 of a-z, 0-9, dot, hyphen and underscore, a letter first");
        }
        if (displayName.isBlank()
                || displayName.length() > LONGEST_DISPLAY_NAME
                || displayName.chars().anyMatch(Character::isISOControl)) {
            return new Outcome.Refused("a name to show is 1 to 40 characters");
        }
        // Before the password is asked for in earnest: it would be typed in vain.
        if (clerks.find(name).isPresent()) {
            return taken(name);
        }
        return withHash(name, password, hash -> {
            var totp = TotpSecret.random(randomness);
            var clerk = new Clerk(randomness.number(), name, displayName.strip(), role, hash, totp, false);
            if (!clerks.add(clerk, clock.instant())) {
                return taken(name);
            }
            noted(Acts.ADDED, name);
            return new Outcome.Given(totp);
        });
    }

    private static Outcome taken(String name) {
        return new Outcome.Refused(name + " is there already");
    }

    /** Gives a new password and a new secret for the codes, and ends every session. */
    public Outcome reset(String name, String password) {
        return clerks.find(name)
                .map(clerk -> withHash(name, password, hash -> {
                    var totp = TotpSecret.random(randomness);
                    clerks.reset(clerk.id(), hash, totp);
                    sessions.endAll(clerk.id());
                    noted(Acts.RESET, name);
                    return new Outcome.Given(totp);
                }))
                .orElseGet(() -> nobody(name));
    }

    /** Ends every session and lets nobody in by this name. */
    public Outcome disable(String name) {
        return with(name, clerk -> {
            clerks.disable(clerk.id(), clock.instant());
            sessions.endAll(clerk.id());
            noted(Acts.DISABLED, name);
        });
    }

    public Outcome enable(String name) {
        return with(name, clerk -> {
            clerks.enable(clerk.id());
            noted(Acts.ENABLED, name);
        });
    }

    /** What an app shows now, for those who try Genkan out without one. */
    public Optional<String> codeOf(String name) {
        return clerks.find(name).map(clerk -> clerk.totp().codeAt(clock.instant()));
    }

    public boolean none() {
        return clerks.none();
    }

    public boolean has(String name) {
        return clerks.find(name).isPresent();
    }

    List<Listed> list() {
        return clerks.list();
    }

    private interface Act<T> {
        void on(T subject);
    }

    private interface Giving {
        Outcome with(PasswordHash hash);
    }

    private Outcome with(String name, Act<Clerk> act) {
        var clerk = clerks.find(name);
        clerk.ifPresent(found -> transactions.executeWithoutResult(_ -> act.on(found)));
        return clerk.isPresent() ? new Outcome.Done() : nobody(name);
    }

    private static Outcome nobody(String name) {
        return new Outcome.Refused("nobody is called " + name);
    }

    /** Hashed before the transaction, so that no connection waits for it. */
    private Outcome withHash(String name, String password, Giving giving) {
        var flaws = rules.flaws(password, Set.of(name));
        if (!flaws.isEmpty()) {
            return new Outcome.Refused(told(flaws.getFirst()));
        }
        return switch (passwords.hash(Password.of(password))) {
            case Turn.Busy() -> new Outcome.Refused("too many others are signing in; try again in a moment");
            case Turn.Taken(var hash) ->
                Optional.ofNullable(transactions.execute(_ -> giving.with(hash)))
                        .orElseThrow();
        };
    }

    private String told(Flaw flaw) {
        return switch (flaw) {
            case TOO_LONG -> "a password has at most 256 characters";
            case TOO_SHORT -> "a password has at least " + rules.shortest() + " characters";
            case FULL_WIDTH -> "a password is typed in half-width characters";
            case SPACES_AT_ENDS -> "a password neither begins nor ends with a space";
            case KNOWN_WORDS -> "a password is more than the name";
            case WIDELY_KNOWN -> "this password is one of those that attackers try first";
        };
    }

    private void noted(String what, String about) {
        acts.note(ClerkActs.COMMAND, what, about, "");
    }
}
