package genkan.phone.sip;

import genkan.network.Network;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The SIP trunks that members' calls come in on; without one nothing listens.
 *
 * @param port for UDP and TCP, where the trunks deliver calls
 * @param tlsPort for TLS, with the certificate of `genkan.tls`; 0 means none
 * @param bind the address to listen on; all of them if left out
 * @param trunks by position; docs/operate.md has every field
 * @param passports a folder of PEM files, the certificates of those who sign callers' numbers (STIR), each named as in the
 *     last part of its address
 */
@ConfigurationProperties("genkan.phone.sip")
record SipProperties(
        @DefaultValue("5060") int port,
        @DefaultValue("0") int tlsPort,
        @DefaultValue("") String bind,
        @DefaultValue List<Line> trunks,
        @DefaultValue("") String passports) {

    SipProperties {
        if (trunks.stream().map(Line::name).distinct().count() < trunks.size()) {
            throw new IllegalArgumentException("Two of genkan.phone.sip.trunks have the same name");
        }
        if (!bind.isEmpty() && Network.address(bind).isEmpty()) {
            throw new IllegalArgumentException("genkan.phone.sip.bind is no address: " + bind);
        }
    }

    /** Where the network writes the number that it vouches for. */
    enum Header {
        P_ASSERTED_IDENTITY,
        REMOTE_PARTY_ID,
        FROM
    }

    /** How a peer is asked whether it is there. */
    enum Transport {
        UDP,
        TCP
    }

    /** How sure the caller's carrier is (RFC 8588): knows the number's holder, the customer, or only the way it came. */
    enum Attest {
        A,
        B,
        C
    }

    /**
     * A trunk as an operator writes it down.
     *
     * @param name in metrics and the log
     * @param peers the addresses or networks that its calls come from; whoever else sends something is not answered
     * @param identity the headers that it is contracted to vouch for the caller's number in, the first that is there counts
     * @param answer what every call is declined with: 603 or 486
     * @param ringDelay how long the caller hears ringing before
     * @param pingEvery how often those of its peers that are single addresses are asked whether they are there (OPTIONS);
     *     a trunk that nothing was heard of for two such times is down. 0 means never, and the trunk counts as up
     * @param pingOver what they are asked over
     * @param peerPort where they are asked
     * @param requireAttest a call without a valid signature of at least this attestation counts as unproven
     * @param callsPerSecond more are sent away; of everything together, each peer may send four times as much
     */
    record Line(
            String name,
            List<String> peers,

            @DefaultValue("P_ASSERTED_IDENTITY") List<Header> identity,

            @DefaultValue("603") int answer,
            @DefaultValue("0s") Duration ringDelay,
            @DefaultValue("0s") Duration pingEvery,
            @DefaultValue("UDP") Transport pingOver,
            @DefaultValue("5060") int peerPort,
            @Nullable Attest requireAttest,
            @DefaultValue("100") int callsPerSecond) {

        Line {
            if (answer != 603 && answer != 486) {
                throw new IllegalArgumentException("A call can be declined with 603 or 486, but not with " + answer);
            }
            if (ringDelay.isNegative() || ringDelay.compareTo(Duration.ofSeconds(3)) > 0 || pingEvery.isNegative()) {
                throw new IllegalArgumentException("A trunk rings for 0 to 3 s, and is not asked before a ping");
            }
            if (callsPerSecond < 1) {
                throw new IllegalArgumentException("A trunk takes at least one call a second");
            }
            peers.forEach(Network::of);
        }
    }
}
