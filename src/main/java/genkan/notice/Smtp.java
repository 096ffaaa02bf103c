package genkan.notice;

import genkan.notice.MailProperties.Tls;
import genkan.outbox.Undeliverable;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * The way to the mail server. What it answers decides whether a mail is tried again: 5xx to the recipient or the mail
 * itself never helps later; all else (4xx, no connection, our own sign-in refused) may.
 */
final class Smtp {

    private static final int MILLIS = 10_000;
    private static final int OK = 250;

    /** RFC 3463: 5.7 is a refusal for the sake of policy, such as relaying, which the operator can mend. */
    private static final Pattern POLICY = Pattern.compile("^5\\d\\d[ -]5\\.7\\.");

    /** Replies about our own sign-in (RFC 4954, 6). */
    private static final Pattern OUR_SIGN_IN = Pattern.compile("53[0458]");

    private final MailProperties server;
    private final Session session;

    /**
     * A way to the server.
     *
     * @param greeting the name that we greet it with
     */
    Smtp(MailProperties server, String greeting) {
        this.server = server;
        var settings = new Properties();
        settings.put("mail.smtp.host", server.host());
        settings.put("mail.smtp.port", String.valueOf(server.port()));
        settings.put("mail.smtp.localhost", greeting);
        settings.put("mail.smtp.from", server.from());
        settings.put("mail.smtp.auth", String.valueOf(!server.user().isEmpty()));
        settings.put("mail.smtp.ssl.enable", String.valueOf(server.tls() == Tls.ON_CONNECT));
        settings.put("mail.smtp.starttls.enable", String.valueOf(server.tls() == Tls.STARTTLS));
        settings.put("mail.smtp.starttls.required", String.valueOf(server.tls() == Tls.STARTTLS));
        settings.put("mail.smtp.ssl.checkserveridentity", "true");
        settings.put("mail.smtp.connectiontimeout", String.valueOf(MILLIS));
        settings.put("mail.smtp.timeout", String.valueOf(MILLIS));
        settings.put("mail.smtp.writetimeout", String.valueOf(MILLIS));
        this.session = Session.getInstance(settings);
    }

    Session session() {
        return session;
    }

    void send(MimeMessage mail) throws IOException, Undeliverable {
        connected(transport -> transport.sendMessage(mail, recipients(mail)));
    }

    /** Takes about as much work, and the server is told of no mail. */
    void doAllButSend(MimeMessage mail) throws IOException, Undeliverable {
        connected(transport -> {
            try {
                mail.writeTo(OutputStream.nullOutputStream());
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            transport.issueCommand("RSET", OK);
        });
    }

    /** What is done while connected to the server. */
    private interface Conversation {
        void hold(SMTPTransport transport) throws MessagingException;
    }

    private void connected(Conversation conversation) throws IOException, Undeliverable {
        try (var transport = (SMTPTransport) session.getTransport("smtp")) {
            transport.connect(server.host(), server.port(), textOrNull(server.user()), textOrNull(server.password()));
            conversation.hold(transport);
        } catch (AuthenticationFailedException refused) {
            throw new IOException("The mail server refused our own sign-in", refused);
        } catch (MessagingException fault) {
            throw told(fault);
        }
    }

    private static Address[] recipients(MimeMessage mail) throws MessagingException {
        return mail.getAllRecipients();
    }

    // The server's own words stay out: they may repeat what was sent.
    private static IOException told(MessagingException fault) throws Undeliverable {
        for (Exception cause = fault; cause instanceof MessagingException next; cause = next.getNextException()) {
            if (cause instanceof SMTPAddressFailedException address) {
                return answered(address.getReturnCode(), address.getMessage(), "the recipient");
            }
            if (cause instanceof SMTPSendFailedException sending && isData(sending)) {
                return answered(sending.getReturnCode(), sending.getMessage(), "the mail");
            }
            if (cause instanceof SMTPSendFailedException sending) {
                return new IOException("The mail server answered %d to %s"
                        .formatted(sending.getReturnCode(), firstWord(sending.getCommand())));
            }
        }
        return new IOException("The mail server cannot be reached");
    }

    private static boolean isData(SMTPSendFailedException sending) {
        return !firstWord(sending.getCommand()).matches("MAIL|RSET|HELO|EHLO|AUTH|STARTTLS");
    }

    private static String firstWord(String command) {
        return command.strip().split("\\s", 2)[0];
    }

    private static IOException answered(int code, @Nullable String reply, String what) throws Undeliverable {
        var told = "The mail server answered %d to %s".formatted(code, what);
        if (code / 100 == 5
                && !OUR_SIGN_IN.matcher(String.valueOf(code)).matches()
                && !(reply != null && POLICY.matcher(reply).find())) {
            throw new Undeliverable(told);
        }
        return new IOException(told);
    }

    /** What the library takes for "nobody signs in". */
    private static @Nullable String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
