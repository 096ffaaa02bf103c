package genkan.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import genkan.notice.MailProperties.Tls;
import genkan.outbox.Undeliverable;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** The way to a mail server that answers what servers do answer. */
class SmtpTest {

    private final Moody moody = new Moody();
    private final List<SMTPServer> servers = new ArrayList<>();
    private MailProperties server;

    @BeforeEach
    void aServerStands() {
        server =
                new MailProperties("127.0.0.1", start(SMTPServer.port(0)), Tls.NONE, "", "", "no-reply@hinata.example");
    }

    @AfterEach
    void stop() {
        servers.forEach(SMTPServer::stop);
    }

    @Test
    void bringsAMailUnderTheOperatorsAddress() throws Exception {
        send(server);

        assertThat(moody.taken).containsExactly("no-reply@hinata.example -> taro@mail.example");
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550, 5.1.1 no such user taro@mail.example",
        "RCPT, 552, full for ever",
        "RCPT, 553, no such name",
        "DATA, 554, 5.6.0 not with these words: Secret-Code",
        "DATA, 552, too large"
    })
    void givesUpWhatNeverHelpsLater(String step, int code, String words) {
        moody.refuse(step, code, words);

        assertThatThrownBy(() -> send(server))
                .isInstanceOf(Undeliverable.class)
                .hasMessageContaining(String.valueOf(code))
                .hasMessageNotContainingAny("taro", "Secret-Code", words);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 450, 4.2.1 come again",
        "RCPT, 451, greylisted",
        "RCPT, 452, 4.2.2 mailbox full",
        "RCPT, 550, 5.7.1 relaying denied",
        "RCPT, 530, authenticate first",
        "DATA, 451, try later",
        "DATA, 452, disk full",
        "MAIL, 421, closing",
        "MAIL, 553, this sender is not allowed",
        "MAIL, 550, 5.7.1 not from here"
    })
    void triesAgainWhatMayHelpLater(String step, int code, String words) {
        moody.refuse(step, code, words);

        assertThatThrownBy(() -> send(server))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(String.valueOf(code))
                .hasMessageNotContainingAny("taro", words);

        moody.refuse("", 0, "");
        assertThatTheNextTryArrives();
    }

    @Test
    void triesAgainWhenNobodyAnswers() {
        servers.forEach(SMTPServer::stop);

        assertThatThrownBy(() -> send(server)).isInstanceOf(IOException.class).hasMessageNotContaining("taro");
    }

    @Test
    void sendsNothingInClearToAServerThatKnowsNoTls() {
        var demanding = new MailProperties(server.host(), server.port(), Tls.STARTTLS, "", "", server.from());

        assertThatThrownBy(() -> send(demanding)).isInstanceOf(IOException.class);
        assertThat(moody.taken).isEmpty();
    }

    @Test
    void triesAgainWhenOurOwnPasswordIsRefused() throws Exception {
        var port = start(SMTPServer.port(0)
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, _) -> {
                    if (!password.equals("right")) {
                        throw new LoginFailedException();
                    }
                })));

        assertThatThrownBy(
                        () -> send(new MailProperties("127.0.0.1", port, Tls.NONE, "genkan", "wrong", server.from())))
                .isInstanceOf(IOException.class)
                .hasMessage("The mail server refused our own sign-in");
        send(new MailProperties("127.0.0.1", port, Tls.NONE, "genkan", "right", server.from()));
        assertThat(moody.taken).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "taro",
                "a@b.example, c@d.example",
                "a@b.example\r\nRCPT TO:<x@y.example>",
                "<>",
                "g: a@b.example;"
            })
    void writesToOneAddressOrToNone(String written) {
        assertThatThrownBy(() -> Addresses.read(written)).isInstanceOf(Undeliverable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"taro..s.@docomo.example", ".taro@mail.example"})
    void reachesTheAddressesThatMobileOperatorsGaveOutAgainstTheStandard(String written) throws Exception {
        send(server, Addresses.read(written));

        assertThat(moody.taken).singleElement().asString().contains(written.substring(0, written.indexOf('@')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@b.example, c@d.example", "x@y.example\r\nBcc: z@y.example"})
    void startsOnlyWithAnAddressThatNoticesComeFrom(String from) {
        assertThatThrownBy(() -> new MailProperties("mail.example", 587, Tls.STARTTLS, "", "", from))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("genkan.mail.from");
    }

    @Test
    void neverPrintsItsPassword() {
        assertThat(new MailProperties("mail.example", 587, Tls.STARTTLS, "genkan", "geheim", "a@b.example").toString())
                .doesNotContain("geheim");
    }

    private void assertThatTheNextTryArrives() {
        try {
            send(server);
        } catch (Exception refusedAgain) {
            throw new AssertionError(refusedAgain);
        }
        assertThat(moody.taken).hasSize(1);
    }

    private static void send(MailProperties server) throws Exception {
        send(server, new InternetAddress("taro@mail.example"));
    }

    private static void send(MailProperties server, InternetAddress to) throws Exception {
        var smtp = new Smtp(server, "login.hinata.example");
        var mail = new Mail(
                "件名", List.of(new Mail.Passage(Locale.JAPANESE, "太郎 さま", "文", null, List.of(), null, List.of())));
        smtp.send(MimeMail.of(
                mail, "1@localhost", Instant.EPOCH, MimeMail.from(server.from(), "ひなたネット"), to, smtp.session()));
    }

    private int start(SMTPServer.Builder builder) {
        var started = builder.bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .messageHandlerFactory(_ -> moody.handler())
                .build();
        started.start();
        servers.add(started);
        return started.getPortAllocated();
    }

    /** Refuses what it is told to refuse. */
    private static final class Moody {

        private final List<String> taken = new ArrayList<>();
        private String step = "";
        private int code;
        private String words = "";

        void refuse(String step, int code, String words) {
            this.step = step;
            this.code = code;
            this.words = words;
        }

        MessageHandler handler() {
            return new MessageHandler() {

                private String from = "";
                private String to = "";

                @Override
                public void from(String sender) throws RejectException {
                    refuseIf("MAIL");
                    from = sender;
                }

                @Override
                public void recipient(String recipient) throws RejectException {
                    refuseIf("RCPT");
                    to = recipient;
                }

                @Override
                public @Nullable String data(InputStream mail) throws RejectException, IOException {
                    mail.readAllBytes();
                    refuseIf("DATA");
                    taken.add(from + " -> " + to);
                    return null;
                }

                @Override
                public void done() {}
            };
        }

        private void refuseIf(String now) throws RejectException {
            if (step.equals(now)) {
                throw new RejectException(code, words);
            }
        }
    }
}
