package genkan.phone.sip;

import genkan.phone.Calls;
import genkan.phone.InboundCall;
import genkan.phone.sip.Message.Request;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Tells the rest of Genkan of calls, a few at a time and never on the thread that answers them: a slow database must not
 * make callers wait.
 */
final class Switchboard implements AutoCloseable {

    private static final int AT_A_TIME = 16;
    private static final int MOST_WAITING = 1_000;
    private static final int LONGEST_ID = 255;

    private final Calls calls;
    private final Identity identity;
    private final Tally tally;
    private final ThreadPoolExecutor hands = new ThreadPoolExecutor(
            AT_A_TIME,
            AT_A_TIME,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofVirtual().name("call-", 1).factory());

    Switchboard(Calls calls, Identity identity, Tally tally) {
        this.calls = calls;
        this.identity = identity;
        this.tally = tally;
    }

    void connect(Request request, SipTrunk trunk, String called, Instant at) {
        try {
            hands.execute(() -> tell(request, trunk, called, at));
        } catch (RejectedExecutionException tooMany) {
            tally.dropped("call-not-told");
        }
    }

    private void tell(Request request, SipTrunk trunk, String called, Instant at) {
        try {
            var id = request.field("call-id");
            var caller = identity.caller(request, trunk.line(), called, at);
            calls.arrived(new InboundCall(
                    trunk.name(), id.substring(0, Math.min(id.length(), LONGEST_ID)), caller, called, at));
        } catch (RuntimeException | Error fault) {
            tally.fault(fault);
        }
    }

    @Override
    public void close() {
        hands.shutdownNow();
    }
}
