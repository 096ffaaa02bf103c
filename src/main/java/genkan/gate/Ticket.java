package genkan.gate;

import genkan.gate.GateKey.Name;
import genkan.gate.GateKey.Wrong;
import genkan.gate.Standings.Kept;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An attempt on its way through the gate. Only the gate can read it. */
public final class Ticket {

    private final Name userId;
    private final Name side;
    private final Wrong password;
    private final List<String> networks;
    private final long network;
    private final boolean popular;
    private final @Nullable Counted counted;

    Ticket(
            Name userId,
            Name side,
            Wrong password,
            List<String> networks,
            long network,
            boolean popular,
            @Nullable Counted counted) {
        this.userId = userId;
        this.side = side;
        this.password = password;
        this.networks = networks;
        this.network = network;
        this.popular = popular;
        this.counted = counted;
    }

    /** The same attempt, after it was counted. */
    Ticket counted(Lane lane, Kept standing) {
        return new Ticket(userId, side, password, networks, network, popular, new Counted(lane, standing));
    }

    /** The same attempt, from one of the member's devices. */
    Ticket at(Name device) {
        return new Ticket(userId, device, password, networks, network, popular, counted);
    }

    /** Everybody's side of the User ID. */
    Name userId() {
        return userId;
    }

    /** The side that it comes from: everybody's, or that of a device. */
    Name side() {
        return side;
    }

    Wrong password() {
        return password;
    }

    /** Where it comes from, the narrowest first. */
    List<String> networks() {
        return networks;
    }

    /** The narrowest of them as this User ID's standing names it. */
    long network() {
        return network;
    }

    boolean popular() {
        return popular;
    }

    /** How many tries it takes from the bucket. */
    int tries() {
        return popular ? 2 : 1;
    }

    /** How it was counted; only of one that was let through. */
    Counted howCounted() {
        return Objects.requireNonNull(counted);
    }

    /**
     * How the attempt was counted.
     *
     * @param standing as it was then left
     */
    record Counted(Lane lane, Kept standing) {}
}
