package genkan.phone.sip;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who may send us anything. Asked before a byte is read: a stranger is not answered, so that nobody finds us by asking, and
 * nobody makes us send something to somebody else.
 */
final class Door {

    /** Of a peer's networks; all further addresses share one rate. */
    private static final int MOST_SOURCES = 1_024;

    /** INVITE, ACK, and both once more. */
    private static final int MESSAGES_OF_A_CALL = 4;

    private static final int MESSAGES_IN_ALL = 20_000;

    private final List<SipTrunk> trunks;
    private final Tally tally;
    private final Wheel wheel;
    private final Rate inAll;
    private final Map<InetAddress, Source> known = new ConcurrentHashMap<>();
    private final Map<SipTrunk, Rate> others = new ConcurrentHashMap<>();

    Door(List<SipTrunk> trunks, Tally tally, Wheel wheel) {
        this.trunks = trunks;
        this.tally = tally;
        this.wheel = wheel;
        this.inAll = new Rate(MESSAGES_IN_ALL, wheel);
    }

    /** The trunk of whoever may send another message. */
    Optional<SipTrunk> admit(InetAddress from) {
        var source = source(from);
        if (source.isEmpty()) {
            tally.dropped("stranger");
            return Optional.empty();
        }
        if (!source.get().rate.take()) {
            tally.dropped("rate");
            return Optional.empty();
        }
        if (!inAll.take()) {
            tally.dropped("rate-in-all");
            return Optional.empty();
        }
        return Optional.of(source.get().trunk);
    }

    /** Whether somebody may open a connection. */
    boolean isPeer(InetAddress from) {
        var peer = source(from).isPresent();
        if (!peer) {
            tally.dropped("stranger");
        }
        return peer;
    }

    private Optional<Source> source(InetAddress from) {
        var source = known.get(from);
        if (source != null) {
            return Optional.of(source);
        }
        var made =
                trunks.stream().filter(trunk -> trunk.isPeer(from)).findFirst().map(this::newSource);
        made.ifPresent(found -> remember(from, found));
        return made;
    }

    private Source newSource(SipTrunk trunk) {
        return known.size() < MOST_SOURCES
                ? new Source(trunk, rate(trunk))
                : new Source(trunk, others.computeIfAbsent(trunk, this::rate));
    }

    private Rate rate(SipTrunk trunk) {
        return new Rate(MESSAGES_OF_A_CALL * trunk.line().callsPerSecond(), wheel);
    }

    private void remember(InetAddress from, Source source) {
        if (known.size() < MOST_SOURCES) {
            known.put(from, source);
        }
    }

    private record Source(SipTrunk trunk, Rate rate) {}
}
