package genkan.phone.sip;

import java.time.Duration;

/**
 * One call, from its INVITE until nothing of it can come any more (RFC 3261 17.2.1). The answer is said again to whoever
 * asks again, and without being asked until it is acknowledged, as far as the way there is not reliable.
 */
final class InviteTransaction {

    /** T1: how long an answer may take to get there and back. */
    static final Duration ROUND_TRIP = Duration.ofMillis(500);

    /** T2: the longest time between two times that the answer is said. */
    static final Duration SELDOM = Duration.ofSeconds(4);

    /** H: after so long nobody acknowledges any more. */
    static final Duration PATIENCE = ROUND_TRIP.multipliedBy(64);

    /** T4: how long messages stay on their way. */
    static final Duration ON_THE_WAY = Duration.ofSeconds(5);

    private final Way way;
    private final int port;
    private final Wheel wheel;
    private final Runnable ended;

    private State state = State.RINGING;
    private byte[] answer = {};
    private byte[] cancelled = {};

    private enum State {
        RINGING,
        REFUSED,
        ACKNOWLEDGED,
        OVER
    }

    /** {@code ended} is run once, when the transaction may be forgotten. */
    InviteTransaction(Way way, int port, Wheel wheel, Runnable ended) {
        this.way = way;
        this.port = port;
        this.wheel = wheel;
        this.ended = ended;
    }

    synchronized void ring(byte[] trying, byte[] refusal, byte[] whenCancelled, Duration delay) {
        answer = trying;
        cancelled = whenCancelled;
        way.send(trying, port);
        wheel.in(delay, () -> refuseIfRinging(refusal));
    }

    private synchronized void refuseIfRinging(byte[] refusal) {
        if (state == State.RINGING) {
            refuse(refusal);
        }
    }

    synchronized void refuse(byte[] refusal) {
        state = State.REFUSED;
        answer = refusal;
        way.send(refusal, port);
        if (!way.reliable()) {
            sayAgainIn(ROUND_TRIP);
        }
        wheel.in(PATIENCE, this::end);
    }

    private void sayAgainIn(Duration time) {
        wheel.in(time, () -> sayAgain(time));
    }

    private synchronized void sayAgain(Duration waited) {
        if (state == State.REFUSED) {
            way.send(answer, port);
            var twice = waited.multipliedBy(2);
            sayAgainIn(twice.compareTo(SELDOM) < 0 ? twice : SELDOM);
        }
    }

    /** The INVITE came again. */
    synchronized void again() {
        if (state == State.RINGING || state == State.REFUSED) {
            way.send(answer, port);
        }
    }

    synchronized void acknowledge() {
        if (state == State.REFUSED) {
            state = State.ACKNOWLEDGED;
            answer = cancelled = new byte[0];
            if (way.reliable()) {
                end();
            } else {
                wheel.in(ON_THE_WAY, this::end);
            }
        }
    }

    synchronized void cancel() {
        if (state == State.RINGING) {
            refuse(cancelled);
        }
    }

    private void end() {
        synchronized (this) {
            if (state == State.OVER) {
                return;
            }
            state = State.OVER;
        }
        ended.run();
    }
}
