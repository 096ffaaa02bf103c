package genkan.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;

/**
 * A {@link Mail} as it goes over the wire: plain text and HTML, both in Base64, so that every line is short, of seven bits
 * and ends as it should, and no relay has a reason to change one under the operator's signature (RFC 6376, 5.3).
 */
final class MimeMail extends MimeMessage {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private final String id;

    private MimeMail(Session session, String id) {
        super(session);
        this.id = id;
    }

    /**
     * Writes a mail.
     *
     * @param id the same at each try, so that a mail that came twice is known by it
     */
    static MimeMail of(Mail mail, String id, Instant at, InternetAddress from, InternetAddress to, Session session)
            throws MessagingException {
        var message = new MimeMail(session, id);
        message.setFrom(from);
        message.setRecipient(RecipientType.TO, to);
        message.setSubject(mail.subject(), "UTF-8");
        message.setSentDate(Date.from(at));
        // So that no absence note answers (RFC 3834, 5).
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(new MimeMultipart("alternative", part(mail.plain(), "plain"), part(html(mail), "html")));
        message.saveChanges();
        return message;
    }

    private static String html(Mail mail) {
        var html = new StringOutput();
        TEMPLATES.render("notice/mail.jte", mail, html);
        return html.toString();
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        // Text has its lines ended by CR and LF before it is encoded (RFC 2045, 6.8).
        part.setText(text.replaceAll("\r?\n", "\r\n"), UTF_8.name(), subtype);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    static InternetAddress from(String address, String name) {
        try {
            return new InternetAddress(address, name, UTF_8.name());
        } catch (UnsupportedEncodingException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Ours; the library's would name this machine and the user it runs as. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + id + ">");
    }
}
