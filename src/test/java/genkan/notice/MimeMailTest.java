package genkan.notice;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import genkan.RunningGenkan;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Mail as it goes over the wire, read again by two libraries that know nothing of each other. */
@RunningGenkan
class MimeMailTest {

    private static final Instant AT = Instant.parse("2026-11-23T06:05:00Z");
    private static final String TOKEN = "v1.abc.0123456789abcdef";
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<]+");

    private static final List<String> HOSTILE = List.of(
            "",
            "\r\nBcc: everybody@evil.example",
            "a\r\n\r\nhttp://evil.example/",
            "\n.\nQUIT",
            "\u2028Subject: x",
            "=?UTF-8?B?44GC?=",
            "<img src=x onerror=alert(1)>",
            "</p><a href=\"//evil.example\">x</a>",
            "${1+1} {operator} {name}",
            "👨‍👩‍👧‍👦 𠮷野家 髙﨑",
            "x".repeat(3_000),
            "長".repeat(1_000));

    @Autowired
    MailWriter writer;

    @ParameterizedTest
    @EnumSource
    void isReadAlikeByTwoParsers(Kind kind) throws Exception {
        var mail = writer.write(letter(kind, Map.of()));
        var bytes = bytes(mail, "id1@localhost");

        var ours = new MimeMessage(session(), new ByteArrayInputStream(bytes));
        var parts = (MimeMultipart) ours.getContent();
        assertThat(ours.getSubject()).isEqualTo(mail.subject());
        assertThat(lf(parts.getBodyPart(0).getContent())).isEqualTo(mail.plain());

        var theirs = new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(bytes));
        var body = (Multipart) theirs.getBody();
        assertThat(theirs.getSubject()).isEqualTo(mail.subject());
        assertThat(theirs.getFrom().getFirst().getName()).isEqualTo("ひなたネット");
        assertThat(body.getSubType()).isEqualTo("alternative");
        assertThat(body.getBodyParts())
                .extracting(part -> part.getMimeType())
                .containsExactly("text/plain", "text/html");
        assertThat(lf(text(body, 0))).isEqualTo(mail.plain());
        assertThat(Jsoup.parse(text(body, 1)).title()).isEqualTo(mail.subject());
    }

    @ParameterizedTest
    @EnumSource
    void survivesTheWayAndTheSignatureOfARelay(Kind kind) throws Exception {
        var bytes = bytes(writer.write(letter(kind, Map.of())), "id1@localhost");

        assertThat(new String(bytes, ISO_8859_1).replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(new String(bytes, ISO_8859_1).split("\r\n", -1))
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(78).matches("[\\x20-\\x7e\\t]*"));
    }

    @ParameterizedTest
    @EnumSource
    void saysInItsHeadersWhatAProgramShouldKnowAndNoMore(Kind kind) throws Exception {
        var message = new MimeMessage(
                session(), new ByteArrayInputStream(bytes(writer.write(letter(kind, Map.of())), "id1@localhost")));

        assertThat(headers(message))
                .containsExactlyInAnyOrder(
                        "From",
                        "To",
                        "Subject",
                        "Date",
                        "Message-ID",
                        "MIME-Version",
                        "Content-Type",
                        "Auto-Submitted");
        assertThat(message.getMessageID()).isEqualTo("<id1@localhost>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getSentDate()).isEqualTo(AT);
    }

    @ParameterizedTest
    @EnumSource
    void linksToThePublicAddressAloneWhateverTheFactsSay(Kind kind) throws Exception {
        for (var hostile : HOSTILE) {
            var letter = letter(kind, Map.of("browser", hostile, "service", hostile));
            var mail = writer.write(new Letter(kind, letter.facts(), hostile, AT, letter.notMe()));
            var message = new MimeMessage(session(), new ByteArrayInputStream(bytes(mail, "id1@localhost")));
            var parts = (MimeMultipart) message.getContent();
            var html = Jsoup.parse(String.valueOf(parts.getBodyPart(1).getContent()));

            assertThat(headers(message)).as("headers").hasSize(8);
            assertThat(message.getAllRecipients()).hasSize(1);
            assertThat(html.select("a").eachAttr("href"))
                    .allSatisfy(link -> assertThat(link).startsWith("http://localhost:8080/not-me/" + TOKEN));
            assertThat(html.select("img, script, link, style, iframe, form")).isEmpty();
            assertThat(mail.plain().lines().filter(line -> line.startsWith("http")))
                    .allSatisfy(link -> assertThat(link).startsWith("http://localhost:8080/not-me/" + TOKEN));
            assertThat(mail.plain().lines().count())
                    .isEqualTo(writer.write(letter(kind, Map.of("browser", "x", "service", "x")))
                                    .plain()
                                    .lines()
                                    .count()
                            - (hostile.isBlank() ? 2 : 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void offersTheWayOutWhereverSomethingWasChanged(Kind kind) {
        var links = LINK.matcher(writer.write(letter(kind, Map.of())).plain())
                .results()
                .map(link -> link.group())
                .toList();

        assertThat(links).hasSize(kind == Kind.MAIL_CODE || kind == Kind.LOCKED ? 0 : 2);
    }

    @Test
    void carriesTheCodeInSubjectAndBody() {
        var mail = writer.write(letter(Kind.MAIL_CODE, Map.of()));

        assertThat(mail.subject()).contains("482913");
        assertThat(mail.plain()).contains("482913");
    }

    @Test
    void isTheSameMailWhenItIsSentAgain() throws Exception {
        var mail = writer.write(letter(Kind.PASSWORD_SET, Map.of()));

        assertThat(new String(bytes(mail, "id7@localhost"), UTF_8))
                .contains("Message-ID: <id7@localhost>")
                .contains("Date: ");
        assertThat(new MimeMessage(session(), new ByteArrayInputStream(bytes(mail, "id7@localhost"))).getMessageID())
                .isEqualTo(new MimeMessage(session(), new ByteArrayInputStream(bytes(mail, "id7@localhost")))
                        .getMessageID());
    }

    private static Stream<List<String>> names() {
        return Stream.of(List.of("ひなたネット"), List.of("Hinata, Net; \"K.K.\" <x@evil.example>"), List.of("長".repeat(60)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void isFromTheOperatorWhateverItsName(List<String> name) throws Exception {
        var bytes = bytes(
                writer.write(letter(Kind.PASSWORD_SET, Map.of())),
                "id1@localhost",
                MimeMail.from("a@b.example", name.getFirst()));

        var read = new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(bytes));
        assertThat(read.getFrom()).hasSize(1);
        assertThat(read.getFrom().getFirst().getName()).isEqualTo(name.getFirst());
        assertThat(read.getFrom().getFirst().getAddress()).isEqualTo("a@b.example");
    }

    private static Letter letter(Kind kind, Map<String, String> facts) {
        var all = new HashMap<>(facts);
        if (kind == Kind.MAIL_CODE) {
            all.put("code", "482913");
        }
        return new Letter(kind, all, "日向 太郎", AT, kind.canBeDisowned() ? TOKEN : null);
    }

    private static byte[] bytes(Mail mail, String id) throws Exception {
        return bytes(mail, id, MimeMail.from("no-reply@hinata.example", "ひなたネット"));
    }

    private static byte[] bytes(Mail mail, String id, InternetAddress from) throws Exception {
        var bytes = new ByteArrayOutputStream();
        MimeMail.of(mail, id, AT, from, new InternetAddress("taro@mail.example"), session())
                .writeTo(bytes);
        return bytes.toByteArray();
    }

    private static Session session() {
        return Session.getInstance(new Properties());
    }

    private static List<String> headers(MimeMessage message) throws Exception {
        var names = new ArrayList<String>();
        message.getAllHeaders().asIterator().forEachRemaining(header -> names.add(header.getName()));
        assertThat(new TreeSet<>(names)).hasSameSizeAs(names);
        return names;
    }

    private static String text(Multipart body, int part) throws Exception {
        var text = (TextBody) body.getBodyParts().get(part).getBody();
        try (var stream = text.getInputStream()) {
            return new String(stream.readAllBytes(), UTF_8);
        }
    }

    private static String lf(Object text) {
        return String.valueOf(text).replace("\r\n", "\n");
    }
}
