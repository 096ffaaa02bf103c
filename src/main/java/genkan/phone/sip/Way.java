package genkan.phone.sip;

import java.net.InetSocketAddress;

/** The way that a message came, which its answer goes back. */
interface Way {

    InetSocketAddress peer();

    /** Whether what is sent arrives, so that nothing has to be sent again. */
    boolean reliable();

    /**
     * Sends an answer without waiting.
     *
     * @param port at the peer's address, where there is no connection
     */
    void send(byte[] answer, int port);
}
