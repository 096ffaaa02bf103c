package genkan.clerk;

import genkan.credential.Line;
import genkan.credential.Password;
import genkan.credential.Passwords;
import genkan.credential.Verdict;
import genkan.gate.Quotas;
import genkan.secret.Randomness;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;

/** A clerk's attempt to sign in: name, password and code at once, so that none of them is told right by itself. */
@Service
class ClerkSignIn {

    /** More than any name or code; the rest of what programs send is not read. */
    private static final int LONGEST = 64;

    private final StoredClerks clerks;
    private final ClerkActs acts;
    private final Passwords passwords;
    private final Quotas quotas;
    private final ClerkProperties properties;
    private final Clock clock;
    private final Clerk nobody;

    ClerkSignIn(
            StoredClerks clerks,
            ClerkActs acts,
            Passwords passwords,
            Quotas quotas,
            ClerkProperties properties,
            Randomness randomness,
            Clock clock) {
        this.clerks = clerks;
        this.acts = acts;
        this.passwords = passwords;
        this.quotas = quotas;
        this.properties = properties;
        this.clock = clock;
        this.nobody = new Clerk(0, "", "", Role.HELP_DESK, passwords.nobodys(), TotpSecret.random(randomness), true);
    }

    sealed interface Outcome {

        record SignedIn(Clerk clerk) implements Outcome {}

        /** The name, the password, the code, or that the clerk may not any more: never told apart. */
        record Refused() implements Outcome {}

        record Limited(Duration left) implements Outcome {}

        /** Nothing was looked at, because too many others were waiting. */
        record Busy() implements Outcome {}
    }

    Outcome attempt(String typedName, Password password, String typedCode, String address) {
        var name = folded(typedName);
        var limited = limitedUntil(name, address);
        if (limited.isPresent()) {
            return new Outcome.Limited(Duration.between(clock.instant(), limited.get()));
        }

        // Whoever is unknown or disabled costs the same look-up, hash, codes and line of the list as everybody else.
        var found = clerks.find(name);
        var clerk = found.orElse(nobody);
        var verdict = passwords.verify(password, clerk.password(), Line.STRANGER);
        var step = clerk.totp().stepOf(folded(typedCode), clock.instant());

        return switch (verdict) {
            case Verdict.Busy() -> new Outcome.Busy();
            case Verdict.Differs() -> refused(clerk, address);
            case Verdict.Matches() -> matched(clerk, step, address);
        };
    }

    /** The clerk whose session this sign-in begins has both, and the code is spent by it. */
    private Outcome matched(Clerk clerk, OptionalLong step, String address) {
        if (clerk.disabled() || step.isEmpty() || !clerks.spend(clerk.id(), step.getAsLong())) {
            return refused(clerk, address);
        }
        acts.note(clerk.name(), Acts.SIGNED_IN, "", address);
        return new Outcome.SignedIn(clerk);
    }

    private Outcome refused(Clerk clerk, String address) {
        // Not the name as typed: people type passwords into the wrong field.
        acts.note(clerk.name(), Acts.REFUSED, "", address);
        return new Outcome.Refused();
    }

    /** The address first: whoever has used that up takes none of the tries for a name. */
    private Optional<Instant> limitedUntil(String name, String address) {
        return quotas.use("operator sign-in from " + address, properties.perAddress())
                .or(() -> quotas.use("operator sign-in as " + name, properties.perName()));
    }

    private static String folded(String typed) {
        var beginning = typed.substring(0, Math.min(typed.length(), LONGEST));
        return Normalizer.normalize(beginning, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\u0000]", "");
    }
}
