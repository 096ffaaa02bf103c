package genkan.sample;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/**
 * A mail as it came, of which the plain text is shown.
 *
 * @param number in the order of arrival
 * @param to the address that it was sent to
 * @param source as it came over the wire
 */
public record SampleMail(long number, String to, String subject, Instant at, List<String> lines, String source) {

    static SampleMail read(long number, String to, byte[] bytes) {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            return new SampleMail(
                    number,
                    to,
                    Objects.requireNonNullElse(message.getSubject(), ""),
                    Objects.requireNonNull(message.getSentDate(), "ours have a date")
                            .toInstant(),
                    plain(message.getContent()).lines().toList(),
                    new String(bytes, ISO_8859_1));
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalArgumentException("That is no mail of ours", unreadable);
        }
    }

    private static String plain(Object content) throws MessagingException, IOException {
        if (content instanceof MimeMultipart parts) {
            BodyPart first = parts.getBodyPart(0);
            return plain(first.getContent());
        }
        return String.valueOf(content);
    }
}
