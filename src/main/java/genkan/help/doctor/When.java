package genkan.help.doctor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A condition: of each list one thing has been found.
 *
 * @param all lists of answers to the same question
 */
record When(List<List<Finding>> all) {

    static final When ALWAYS = new When(List.of());

    When {
        all = List.copyOf(all);
    }

    static When when(Finding... oneOf) {
        return ALWAYS.and(oneOf);
    }

    When and(Finding... oneOf) {
        return new When(Stream.concat(all.stream(), Stream.of(List.of(oneOf))).toList());
    }

    /** Whether it holds, or still could once the member has answered. */
    boolean mayFit(Findings findings) {
        return all.stream().allMatch(oneOf -> findings.include(oneOf) || findings.leaveOpen(question(oneOf)));
    }

    /** What has to be asked before it is known to hold. */
    Optional<Question> stillOpen(Findings findings) {
        return all.stream().map(When::question).filter(findings::leaveOpen).findFirst();
    }

    private static Question question(List<Finding> oneOf) {
        return oneOf.getFirst().question();
    }
}
