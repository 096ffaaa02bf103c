package bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a carrier sends of a call.
 *
 * @param transport as a Via names it
 * @param caller who calls, as the carrier asserts it
 * @param number that is called
 * @param id no other call's
 * @param port of our own, where answers are awaited
 */
record SipCall(String transport, String caller, String number, String id, int port) {

    private static final String BODY =
            "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 9 RTP/AVP 0\r\n";

    ByteBuffer invite() {
        return request("INVITE", "<sip:%s@127.0.0.1>".formatted(number), BODY);
    }

    /**
     * @param to as in the answer
     */
    ByteBuffer acknowledged(String to) {
        return request("ACK", to, "");
    }

    private ByteBuffer request(String method, String to, String body) {
        return ByteBuffer.wrap("""
                %1$s sip:%2$s@127.0.0.1 SIP/2.0
                Via: SIP/2.0/%9$s 127.0.0.1:%3$d;branch=z9hG4bK%4$s;rport
                Max-Forwards: 70
                From: <sip:%5$s@carrier.example;user=phone>;tag=%4$s
                To: %6$s
                Call-ID: %4$s
                CSeq: 1 %1$s
                P-Asserted-Identity: <sip:%5$s@carrier.example;user=phone>
                Contact: <sip:127.0.0.1:%3$d>
                Content-Length: %7$d

                %8$s""".replace("\n", "\r\n")
                .formatted(method, number, port, id, caller, to, body.length(), body, transport)
                .getBytes(StandardCharsets.US_ASCII));
    }
}
