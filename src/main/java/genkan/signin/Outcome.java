package genkan.signin;

import genkan.member.Member;
import genkan.member.Reading.Folding;
import genkan.reason.Code;
import genkan.reason.Evidence;
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

    /**
     * The member may not sign in, or nobody was recognised.
     *
     * @param evidence what the one who made the attempt has shown
     * @param reasons why, the first heads the page; only those that the evidence allows to be told are kept
     */
    record Refused(Evidence evidence, List<Reason> reasons) implements Outcome {

        public Refused {
            reasons = Reason.tellable(evidence, reasons);
        }

        /** We were too busy to look at the password. */
        boolean busy() {
            return reasons.stream().anyMatch(reason -> reason.code() == Code.SY503_BUSY);
        }

        /** Whoever proved who he is may know why he is not let in. */
        static Refused barred(Code code) {
            return new Refused(Evidence.PASSWORD, List.of(Reason.of(code)));
        }

        static Refused because(Reason reason) {
            return new Refused(Evidence.NONE, List.of(reason));
        }
    }
}
