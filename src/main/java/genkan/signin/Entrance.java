package genkan.signin;

import genkan.activity.SignInRecord.Result;
import genkan.member.Member;
import genkan.member.MemberId;
import genkan.notice.Kind;
import genkan.notice.Notice;
import genkan.notice.Notices;
import genkan.reason.Code;
import genkan.reason.Reason;
import genkan.session.Browser;
import genkan.session.Browser.SignedInHere;
import genkan.session.SignInMethod;
import genkan.signin.Arrival.Source;
import genkan.web.Forms;
import genkan.web.Pages;
import genkan.web.Trace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.servlet.View;

/**
 * The way in behind every way to prove who one is: the same rules who may sign in, the same session, mark and history, the
 * same page for those who are refused. Its forms carry the fields of the sign-in form, {@code to} above all.
 */
@Component
public class Entrance {

    private final SignInForms forms;
    private final Browser browser;
    private final Ledger ledger;
    private final Notices notices;
    private final Pages pages;
    private final TransactionOperations transactions;

    Entrance(
            SignInForms forms,
            Browser browser,
            Ledger ledger,
            Notices notices,
            Pages pages,
            TransactionOperations transactions) {
        this.forms = forms;
        this.browser = browser;
        this.ledger = ledger;
        this.notices = notices;
        this.pages = pages;
        this.transactions = transactions;
    }

    /** Signs in a member who has proved who he is, and leads on to the page that he wanted; or says what bars him. */
    public View enter(Member member, SignInMethod method, HttpServletRequest request, HttpServletResponse response) {
        var arrival = arrival(method, request);
        var barring = bar(member);
        if (barring.isPresent()) {
            ledger.barred(arrival, member, barring.get());
            return again(request, arrival, Outcome.Refused.barred(barring.get()));
        }
        admit(member, arrival, request, response);
        return Forms.seeOther(forms.sent(request).target());
    }

    /**
     * Shows the sign-in page with the reason why somebody was not recognised.
     *
     * @param claimed who he would have been, whose history then says so
     */
    public View refuse(Optional<MemberId> claimed, SignInMethod method, Code code, HttpServletRequest request) {
        var arrival = arrival(method, request);
        ledger.refused(arrival, claimed, Result.FAILED, code);
        return again(request, arrival, Outcome.Refused.because(Reason.of(code)));
    }

    /** What keeps somebody out although he has proved who he is. */
    static Optional<Code> bar(Member member) {
        return switch (member.status()) {
            case ACTIVE -> Optional.empty();
            case SUSPENDED -> Optional.of(Code.SS403);
            case LOCKED -> Optional.of(Code.SS423);
            case DORMANT -> Optional.of(Code.SS451);
            case WITHDRAWN -> throw new IllegalArgumentException("Somebody who has left is not let in");
        };
    }

    /** The session, its line in the member's history and the mail about a new browser: all or nothing. */
    void admit(Member member, Arrival arrival, HttpServletRequest request, HttpServletResponse response) {
        transactions.executeWithoutResult(_ -> {
            var here = browser.signIn(member.id(), arrival.method(), arrival.known(), request, response);
            tellOfNewBrowser(arrival, member, here);
            ledger.accepted(arrival, member, here.deviceId());
        });
    }

    // The very first sign-in is on a new browser too, and no news to whoever has just become a member.
    private void tellOfNewBrowser(Arrival arrival, Member member, SignedInHere here) {
        if (here.newDevice() && !(here.onlyDevice() && ledger.firstSignInOf(member))) {
            notices.tell(
                    member.id(),
                    Notice.of(Kind.NEW_DEVICE)
                            .with("service", arrival.service().key())
                            .with("browser", arrival.source().device()));
        }
    }

    Arrival arrival(SignInMethod method, HttpServletRequest request) {
        return new Arrival(
                method,
                forms.service(request),
                browser.knownDevices(request),
                new Source(request.getRemoteAddr(), Browser.labelOf(request), Trace.of(request)));
    }

    private View again(HttpServletRequest request, Arrival arrival, Outcome.Refused refusal) {
        return pages.show(forms.again(request, arrival.service(), refusal.reasons()));
    }
}
