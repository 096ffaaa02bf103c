package genkan.phone.sip;

import genkan.network.Network;
import genkan.phone.Trunk;
import genkan.phone.sip.SipProperties.Line;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** A trunk at work. */
final class SipTrunk implements Trunk {

    private static final int SERVER_FAULT = 500;
    private static final int SILENT_TIMES = 2;

    private final Line line;
    private final List<Network> peers;
    private final Rate calls;
    private final Wheel wheel;
    private volatile boolean open;
    private volatile long lastHeard;

    SipTrunk(Line line, Wheel wheel) {
        this.line = line;
        this.peers = line.peers().stream().map(Network::of).toList();
        this.calls = new Rate(line.callsPerSecond(), wheel);
        this.wheel = wheel;
    }

    @Override
    public String name() {
        return line.name();
    }

    @Override
    public boolean up() {
        var silence = wheel.beats() - lastHeard;
        return open && (line.pingEvery().isZero() || silence <= SILENT_TIMES * Wheel.beatsOf(line.pingEvery()));
    }

    Line line() {
        return line;
    }

    /** From now on calls can come in. */
    void open() {
        lastHeard = wheel.beats();
        open = true;
    }

    void heard() {
        lastHeard = wheel.beats();
    }

    /** A peer that has trouble of its own says so, and brings no calls. */
    void answered(Message.Response response) {
        if (response.status() < SERVER_FAULT) {
            heard();
        }
    }

    boolean isPeer(InetAddress address) {
        return peers.stream().anyMatch(peer -> peer.contains(address));
    }

    /** Those that can be asked whether they are there. */
    List<InetSocketAddress> singlePeers() {
        return peers.stream()
                .filter(peer -> peer.bits() == peer.address().getAddress().length * Byte.SIZE)
                .map(peer -> new InetSocketAddress(peer.address(), line.peerPort()))
                .toList();
    }

    boolean takesAnother() {
        return calls.take();
    }

    /** The same for every call, so that it tells nothing. */
    Answer refusal() {
        return line.answer() == Answer.BUSY_HERE.status() ? Answer.BUSY_HERE : Answer.DECLINE;
    }

    Duration ringDelay() {
        return line.ringDelay();
    }
}
