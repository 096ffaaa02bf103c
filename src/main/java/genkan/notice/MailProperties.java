package genkan.notice;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server that brings notices to members; it also signs them (DKIM).
 *
 * @param host its name; without one, notices wait
 * @param port its port; 465 goes with {@code tls: ON_CONNECT}
 * @param tls how the connection is protected
 * @param user who signs in there; empty if nobody has to
 * @param password of that user
 * @param from the address that notices come from and that bounces go to; needed with a host
 */
@ConfigurationProperties("genkan.mail")
record MailProperties(
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @DefaultValue("STARTTLS") Tls tls,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("") String from) {

    enum Tls {
        /** From the first byte on. */
        ON_CONNECT,
        /** After a greeting in clear; nothing is sent to a server that will not. */
        STARTTLS,
        /** For a server on the same machine. */
        NONE
    }

    MailProperties {
        if (!host.isBlank() && !isAddress(from)) {
            throw new IllegalArgumentException(
                    "genkan.mail.from has to be the one address that notices come from, but is \"" + from + "\"");
        }
    }

    boolean named() {
        return !host.isBlank();
    }

    private static boolean isAddress(String text) {
        try {
            new InternetAddress(text, true);
            return text.indexOf('@') > 0;
        } catch (AddressException notOne) {
            return false;
        }
    }

    @Override
    public String toString() {
        return named() ? host + ":" + port : "no mail server";
    }
}
