package genkan.phone.sip;

import genkan.phone.sip.Message.Request;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Answers what is said to us over SIP. A call to one of our numbers is declined, whoever calls; that it came is told to the
 * {@link Switchboard}, for which the answer does not wait.
 *
 * <p>Only an INVITE leaves something to remember. Everything else gets the same answer each time, with the same tag.
 */
final class UserAgent {

    private static final Set<String> NOT_HERE =
            Set.of("REGISTER", "SUBSCRIBE", "NOTIFY", "PUBLISH", "MESSAGE", "INFO", "REFER", "UPDATE", "PRACK");

    private final Transactions transactions;
    private final Predicate<String> ours;
    private final Switchboard switchboard;
    private final Tally tally;
    private final Wheel wheel;
    private final Clock clock;
    private final long secret;

    /**
     * @param ours whether a number, as the trunk writes it, is one of ours; asked before the answer, so it may not wait
     * @param secret makes tags that nobody has given before
     */
    UserAgent(
            Transactions transactions,
            Predicate<String> ours,
            Switchboard switchboard,
            Tally tally,
            Wheel wheel,
            Clock clock,
            long secret) {
        this.transactions = transactions;
        this.ours = ours;
        this.switchboard = switchboard;
        this.tally = tally;
        this.wheel = wheel;
        this.clock = clock;
        this.secret = secret;
    }

    /** Never throws, whatever came. */
    void hear(Message message, Way way, SipTrunk trunk) {
        try {
            switch (message) {
                case Request request -> hear(request, way, trunk);
                case Message.Response response -> trunk.answered(response);
                case Message.Blank() -> {}
                case Message.Noise() -> tally.unreadable();
            }
        } catch (RuntimeException | Error fault) {
            tally.fault(fault);
        }
    }

    private void hear(Request request, Way way, SipTrunk trunk) {
        trunk.heard();
        var via = request.via();
        if (via.isEmpty()) {
            // There is nowhere to send an answer to.
            tally.unreadable();
            return;
        }
        var exchange = new Exchange(request, via.get(), way);
        if (request.method().equals("ACK")) {
            transactions.find(exchange.name()).ifPresent(InviteTransaction::acknowledge);
            tally.request("ACK", 0);
            return;
        }
        var fault = Checks.fault(request);
        if (fault.isPresent()) {
            exchange.answer(fault.get());
            return;
        }
        switch (request.method()) {
            case "INVITE" -> invite(exchange, trunk);
            case "CANCEL" -> cancel(exchange);
            case "OPTIONS" -> exchange.answer(Answer.CAPABLE);
            case "BYE" -> exchange.answer(Answer.NO_SUCH_CALL);
            default ->
                exchange.answer(NOT_HERE.contains(request.method()) ? Answer.NOT_ALLOWED : Answer.NOT_IMPLEMENTED);
        }
    }

    private void invite(Exchange exchange, SipTrunk trunk) {
        var known = transactions.find(exchange.name());
        if (known.isPresent()) {
            known.get().again();
            tally.request("INVITE", 0);
            return;
        }
        if (transactions.full() || !trunk.takesAnother()) {
            exchange.answer(Answer.TOO_MUCH);
            return;
        }
        var called = calledNumber(exchange.request());
        var transaction = transactions.begin(exchange.name(), exchange.way(), exchange.port(), wheel);
        if (called.isEmpty()) {
            var answer = exchange.request().insideDialog() ? Answer.NO_SUCH_CALL : Answer.NOT_OURS;
            transaction.refuse(exchange.bytes(answer));
            tally.request("INVITE", answer.status());
            return;
        }
        decline(exchange, transaction, trunk);
        switchboard.connect(exchange.request(), trunk, called.get(), clock.instant());
    }

    /** Empty for a number that is not ours, and inside a dialog, where nobody calls. */
    private Optional<String> calledNumber(Request request) {
        return request.insideDialog()
                ? Optional.empty()
                : SipUri.read(request.uri()).map(SipUri::user).filter(ours);
    }

    private void decline(Exchange exchange, InviteTransaction transaction, SipTrunk trunk) {
        var refusal = trunk.refusal();
        if (trunk.ringDelay().isZero()) {
            transaction.refuse(exchange.bytes(refusal));
        } else {
            transaction.ring(
                    exchange.bytes(Answer.TRYING),
                    exchange.bytes(refusal),
                    exchange.bytes(Answer.CANCELLED),
                    trunk.ringDelay());
        }
        tally.request("INVITE", refusal.status());
    }

    private void cancel(Exchange exchange) {
        var transaction = transactions.find(exchange.name());
        exchange.answer(transaction.isPresent() ? Answer.OK : Answer.NO_SUCH_CALL);
        transaction.ifPresent(InviteTransaction::cancel);
    }

    /** A request with what its answer needs. */
    private final class Exchange {

        private final Request request;
        private final Via via;
        private final Way way;
        private final String name;

        Exchange(Request request, Via via, Way way) {
            this.request = request;
            this.via = via;
            this.way = way;
            this.name = Transactions.name(request, via);
        }

        Request request() {
            return request;
        }

        Way way() {
            return way;
        }

        String name() {
            return name;
        }

        int port() {
            return via.answerPort(way.peer());
        }

        byte[] bytes(Answer answer) {
            return answer.to(request, via, way.peer(), tag());
        }

        void answer(Answer answer) {
            way.send(bytes(answer), port());
            tally.request(request.method(), answer.status());
        }

        /** The same for the same call. Whoever guesses it gains nothing: there are no dialogs. */
        private String tag() {
            var mixed = secret;
            for (int at = 0; at < name.length(); at++) {
                mixed = (mixed ^ name.charAt(at)) * 0x100000001B3L;
            }
            return Long.toUnsignedString(mixed, Character.MAX_RADIX);
        }
    }
}
