package genkan.notice;

import genkan.member.MemberId;
import genkan.notice.MailProperties.Tls;
import genkan.outbox.Courier;
import genkan.outbox.Parcel;
import genkan.outbox.Undeliverable;
import genkan.web.Languages;
import genkan.web.Operator;
import genkan.web.PublicAddress;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Brings letters to the mail server. Where there is none, they wait. */
@Component
class MailCourier implements Courier {

    /** A code is good for minutes; later it would only puzzle. */
    static final Duration CODES_KEPT = Duration.ofMinutes(30);

    /** Longer than this the link "not me" in it is not good either. */
    static final Duration KEPT = NotMeLinks.GOOD_FOR;

    private final SealedLetters letters;
    private final MailWriter writer;
    private final MailProperties server;
    private final @Nullable Smtp smtp;
    private final String host;
    private final String sender;
    private final MailHealth health;
    private final Clock clock;

    MailCourier(
            SealedLetters letters,
            MailWriter writer,
            MailProperties properties,
            ObjectProvider<SpareMailServer> spare,
            PublicAddress address,
            Operator operator,
            MailHealth health,
            Clock clock) {
        this.letters = letters;
        this.writer = writer;
        this.server = properties.named() ? properties : spareOr(properties, spare);
        this.host = address.url().getHost();
        this.smtp = server.named() ? new Smtp(server, host) : null;
        this.sender = operator.name(Languages.ALL.getFirst());
        this.health = health;
        this.clock = clock;
    }

    private static MailProperties spareOr(MailProperties none, ObjectProvider<SpareMailServer> spare) {
        return spare.stream()
                .flatMapToInt(server -> server.port().stream())
                .mapToObj(port -> new MailProperties("127.0.0.1", port, Tls.NONE, "", "", "no-reply@sample.example"))
                .findFirst()
                .orElse(none);
    }

    @Override
    public String topic() {
        return Notices.TOPIC;
    }

    @Override
    public boolean works() {
        return smtp != null;
    }

    @Override
    public void deliver(Parcel parcel) throws IOException, Undeliverable {
        if (smtp == null) {
            throw new IOException("There is no mail server");
        }
        var letter = letters.open(parcel.member(), parcel.recipient(), parcel.payload())
                .orElseThrow(() -> new Undeliverable("The letter cannot be opened: the key that sealed it is gone"));
        if (letter.at()
                .plus(letter.kind() == Kind.MAIL_CODE ? CODES_KEPT : KEPT)
                .isBefore(clock.instant())) {
            throw new Undeliverable("The letter waited for so long that it tells nothing any more");
        }
        send(smtp, letter, parcel);
    }

    /**
     * A letter to nobody is written as well, and the mail server greeted: whoever has one mailed and asks for something
     * else at once would otherwise get his answer a little sooner where nothing has to be sent.
     */
    private void send(Smtp smtp, Letter letter, Parcel parcel) throws IOException, Undeliverable {
        var goesNowhere =
                parcel.recipient().equals(Notices.NOWHERE) || parcel.member().equals(MemberId.NOBODY);
        try {
            var from = MimeMail.from(server.from(), sender);
            var to = goesNowhere ? from : Addresses.read(parcel.recipient());
            var id = Long.toString(parcel.id(), 36) + "@" + host;
            var mail = MimeMail.of(writer.write(letter), id, parcel.createdAt(), from, to, smtp.session());
            if (goesNowhere) {
                smtp.doAllButSend(mail);
            } else {
                smtp.send(mail);
                health.sent();
            }
        } catch (MessagingException unwritable) {
            throw new Undeliverable(
                    "The mail cannot be written: " + unwritable.getClass().getSimpleName());
        } catch (IOException failed) {
            health.failed();
            throw failed;
        }
    }
}
