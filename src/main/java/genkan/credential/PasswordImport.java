package genkan.credential;

import genkan.credential.foreign.ForeignHash;
import genkan.credential.foreign.Spelling;
import genkan.member.Member;
import genkan.member.Members;
import genkan.member.Reading;
import genkan.member.UserIdAssignment;
import genkan.member.UserIdRules;
import genkan.member.UserIds;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Takes over the passwords of another system, line by line: {@code user-id<TAB>stored hash}. No answer repeats a hash. */
@Service
class PasswordImport {

    private static final int TRIES = 50;

    private final UserIdRules rules;
    private final UserIds userIds;
    private final Members members;
    private final Passwords passwords;
    private final Credentials credentials;

    PasswordImport(UserIdRules rules, UserIds userIds, Members members, Passwords passwords, Credentials credentials) {
        this.rules = rules;
        this.userIds = userIds;
        this.members = members;
        this.passwords = passwords;
        this.credentials = credentials;
    }

    /** What became of a line. */
    sealed interface Outcome {

        record Taken(String scheme) implements Outcome {}

        /** Cheap to guess, so hashed once more. */
        record Wrapped(String scheme) implements Outcome {}

        record Refused(String why) implements Outcome {}
    }

    Outcome take(String line) {
        var parts = line.split("\t", 2);
        if (parts.length != 2) {
            return new Outcome.Refused("there is no tab between User ID and hash");
        }
        try {
            var foreign = ForeignHash.read(Spelling.usual(parts[1].strip()));
            return memberOf(parts[0])
                    .map(member -> take(member, foreign))
                    .orElseGet(() -> new Outcome.Refused("no member has this User ID"));
        } catch (IllegalArgumentException unreadable) {
            return new Outcome.Refused(String.valueOf(unreadable.getMessage()));
        }
    }

    private Optional<Member> memberOf(String userId) {
        return switch (rules.read(userId)) {
            case Reading.Mistaken _ -> Optional.empty();
            case Reading.Understood understood ->
                userIds.find(understood.userId())
                        .filter(UserIdAssignment::active)
                        .map(UserIdAssignment::member)
                        .flatMap(members::find);
        };
    }

    private Outcome take(Member member, ForeignHash foreign) {
        var scheme = foreign.scheme().name();
        return switch (patiently(foreign)) {
            case Turn.Busy() -> new Outcome.Refused("Genkan is too busy; import this line again");
            // When it was set is not known; to say today would tell the member of a change that was none.
            case Turn.Taken(var hash)
            when !credentials.bring(member.id(), hash, member.since()) ->
                new Outcome.Refused("the member has set a password here since");
            case Turn.Taken<PasswordHash> _ ->
                foreign.scheme().cheap() ? new Outcome.Wrapped(scheme) : new Outcome.Taken(scheme);
        };
    }

    private Turn<PasswordHash> patiently(ForeignHash foreign) {
        for (int tries = 1; tries < TRIES; tries++) {
            var turn = passwords.takeOver(foreign);
            if (turn instanceof Turn.Taken<PasswordHash>) {
                return turn;
            }
            pause();
        }
        return passwords.takeOver(foreign);
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
