package genkan.phone.sip;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;

/** SIP over UDP: one thread reads and answers. */
final class Udp implements AutoCloseable {

    private static final int LONGEST = 65_535;
    private static final int WAITING_BYTES = 4 << 20;

    private final Door door;
    private final UserAgent agent;
    private final Tally tally;
    private final DatagramChannel channel;

    private Udp(DatagramChannel channel, Door door, UserAgent agent, Tally tally) {
        this.channel = channel;
        this.door = door;
        this.agent = agent;
        this.tally = tally;
    }

    static Udp listen(InetSocketAddress on, Door door, UserAgent agent, Tally tally) throws IOException {
        var channel = DatagramChannel.open();
        try {
            // As much as the system allows: what comes while memory is tidied up waits there.
            channel.setOption(StandardSocketOptions.SO_RCVBUF, WAITING_BYTES);
            channel.bind(on);
        } catch (IOException | RuntimeException taken) {
            channel.close();
            throw taken;
        }
        var udp = new Udp(channel, door, agent, tally);
        Thread.ofPlatform().name("sip-udp").daemon().start(udp::read);
        return udp;
    }

    int port() throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    private void read() {
        var buffer = ByteBuffer.allocateDirect(LONGEST);
        var bytes = new byte[LONGEST];
        while (channel.isOpen()) {
            try {
                readOne(buffer, bytes);
            } catch (ClosedChannelException closing) {
                return;
            } catch (IOException | RuntimeException | Error fault) {
                tally.fault(fault);
            }
        }
    }

    private void readOne(ByteBuffer buffer, byte[] bytes) throws IOException {
        buffer.clear();
        if (!(channel.receive(buffer) instanceof InetSocketAddress from)) {
            return;
        }
        var trunk = door.admit(from.getAddress());
        if (trunk.isPresent()) {
            buffer.flip();
            var length = buffer.remaining();
            buffer.get(bytes, 0, length);
            agent.hear(Parser.read(bytes, 0, length), new Datagrams(from), trunk.get());
        }
    }

    void send(byte[] bytes, InetSocketAddress to) {
        try {
            channel.send(ByteBuffer.wrap(bytes), to);
        } catch (IOException | RuntimeException unreachable) {
            // It may arrive the next time.
            tally.dropped("not-sent");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private final class Datagrams implements Way {

        private final InetSocketAddress peer;

        Datagrams(InetSocketAddress peer) {
            this.peer = peer;
        }

        @Override
        public InetSocketAddress peer() {
            return peer;
        }

        @Override
        public boolean reliable() {
            return false;
        }

        @Override
        public void send(byte[] answer, int port) {
            Udp.this.send(answer, port == peer.getPort() ? peer : new InetSocketAddress(peer.getAddress(), port));
        }
    }
}
