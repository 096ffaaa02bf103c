package genkan.phone.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The timers of RFC 3261 17.2.1, in beats instead of seconds. */
class InviteTransactionTest {

    private final Wheel wheel = new Wheel();
    private final List<Double> saidAt = new ArrayList<>();
    private boolean ended;

    @Test
    void saysTheAnswerAgainMoreAndMoreSeldomUntilNobodyCanWantItAnyMore() {
        transaction(false).refuse(new byte[1]);
        wait(Duration.ofSeconds(33));

        assertThat(saidAt).containsExactly(0.0, 0.5, 1.5, 3.5, 7.5, 11.5, 15.5, 19.5, 23.5, 27.5, 31.5);
        assertThat(ended).isTrue();
    }

    @Test
    void isSilentOnceAcknowledgedAndForgottenAfterFiveSeconds() {
        var transaction = transaction(false);
        transaction.refuse(new byte[1]);
        wait(Duration.ofSeconds(1));
        transaction.acknowledge();
        transaction.again();
        wait(Duration.ofMillis(4_900));

        assertThat(ended).isFalse();
        wait(Duration.ofMillis(100));
        assertThat(ended).isTrue();
        assertThat(saidAt).containsExactly(0.0, 0.5);
    }

    @Test
    void isForgottenAtOnceWhereNothingGetsLost() {
        var transaction = transaction(true);
        transaction.refuse(new byte[1]);
        wait(Duration.ofSeconds(10));
        transaction.acknowledge();

        assertThat(saidAt).containsExactly(0.0);
        assertThat(ended).isTrue();
    }

    @Test
    void ringsAndThenDeclines() {
        transaction(false).ring(new byte[1], new byte[2], new byte[3], Duration.ofSeconds(2));
        wait(Duration.ofMillis(1_950));
        assertThat(saidAt).containsExactly(0.0);

        wait(Duration.ofMillis(50));
        assertThat(saidAt).containsExactly(0.0, 2.0);
    }

    @Test
    void doesNotDeclineWhatWasCancelled() {
        var transaction = transaction(true);
        transaction.ring(new byte[1], new byte[2], new byte[3], Duration.ofSeconds(2));
        transaction.cancel();
        transaction.cancel();
        wait(Duration.ofSeconds(3));

        assertThat(saidAt).containsExactly(0.0, 0.0);
    }

    @Test
    void waitsLongerThanTheWheelTurns() {
        var done = new ArrayList<Long>();
        wheel.in(Duration.ofMinutes(2), () -> done.add(wheel.beats()));
        wait(Duration.ofMillis(119_950));
        assertThat(done).isEmpty();

        wait(Duration.ofMillis(50));
        assertThat(done).containsExactly(2_400L);
    }

    private InviteTransaction transaction(boolean reliable) {
        var way = new Way() {

            @Override
            public InetSocketAddress peer() {
                return new InetSocketAddress(5060);
            }

            @Override
            public boolean reliable() {
                return reliable;
            }

            @Override
            public void send(byte[] answer, int port) {
                saidAt.add(wheel.beats() / 20.0);
            }
        };
        return new InviteTransaction(way, 5060, wheel, () -> ended = true);
    }

    private void wait(Duration time) {
        for (long beat = 0; beat < Wheel.beatsOf(time); beat++) {
            wheel.beat();
        }
    }
}
