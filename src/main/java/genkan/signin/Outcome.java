package genkan.signin;

import genkan.member.Member;
import genkan.member.Reading.Folding;
import genkan.reason.Reason;
import java.util.List;
import java.util.Set;

/** How an attempt to sign in ended. */
sealed interface Outcome {

    /**
     * The member is who he says and may sign in.
     *
     * @param folded how the typed User ID was read, to be told afterwards
     */
    record Accepted(Member member, Set<Folding> folded) implements Outcome {}

    /** The first reason heads the page. All of them may be told to whoever made the attempt. */
    record Refused(List<Reason> reasons) implements Outcome {

        static Refused because(Reason reason) {
            return new Refused(List.of(reason));
        }
    }
}
