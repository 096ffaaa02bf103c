package genkan.phone.sip;

import static org.assertj.core.api.Assertions.assertThat;

import genkan.phone.sip.Message.Request;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ParserProperties {

    private static final Map<String, String> SHORT =
            Map.of("Via", "v", "From", "f", "To", "t", "Call-ID", "i", "Content-Length", "l", "Identity", "y");

    @Property
    void readsEachFieldAsItWasWritten(
            @ForAll("names") String name, @ForAll("values") String value, @ForAll("spellings") Spelling spelling) {
        var text = "OPTIONS sip:x@example.net SIP/2.0\r\n" + spelling.of(name, value) + "\r\n\r\n";

        var request = (Request) read(text);

        assertThat(request.whole()).isTrue();
        assertThat(request.fields().all()).hasSize(1);
        assertThat(request.field(name.toLowerCase(Locale.ROOT))).isEqualTo(value);
    }

    @Property
    void makesSomethingOfAnyBytes(@ForAll byte[] bytes) {
        assertThat(Parser.read(bytes, 0, bytes.length)).isNotNull();
    }

    @Property
    void readsOnlyWhatItWasGiven(@ForAll byte[] before, @ForAll byte[] behind) {
        var message = Asked.invite("x").bytes();
        var all = new byte[before.length + message.length + behind.length];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(message, 0, all, before.length, message.length);
        System.arraycopy(behind, 0, all, before.length + message.length, behind.length);

        assertThat(Parser.read(all, before.length, before.length + message.length))
                .isEqualTo(Parser.read(message, 0, message.length));
    }

    @Property
    void splitsWhatItWouldJoin(@ForAll("quoted") List<String> parts) {
        assertThat(Syntax.split(String.join(", ", parts), ',')).isEqualTo(parts);
    }

    @Property
    void readsAPartyWhateverItsName(@ForAll("names") String tag, @ForAll String display) {
        var plain = display.replaceAll("[\\\\\"\\r\\n]", "");
        var party = Party.read("\"" + plain + "\" <sip:0312345678;cpc=ordinary@example.net;user=phone>;tag=" + tag)
                .orElseThrow();

        assertThat(party.display()).isEqualTo(plain);
        assertThat(party.uri().user()).isEqualTo("0312345678");
        assertThat(party.anywhere("cpc")).isEqualTo("ordinary");
        assertThat(party.parameter("tag")).contains(tag);
    }

    @Example
    void takesTimeInProportionToTheLength() {
        for (var repeated :
                List.of("(", "<", "\"", ";", ",", "\\", "[", "%", "=", ":", " ", "\r\n ", "\r\n", "a:b\r\n")) {
            var text = "INVITE sip:x SIP/2.0\r\nVia: " + repeated.repeat(60_000 / repeated.length()) + "\r\n\r\n";
            var began = System.nanoTime();
            for (int times = 0; times < 20; times++) {
                if (read(text) instanceof Request request) {
                    request.via();
                    Checks.fault(request);
                }
            }
            assertThat((System.nanoTime() - began) / 20).as(repeated).isLessThan(50_000_000);
        }
    }

    @Example
    void knowsWhereAHeadEnds() {
        assertThat(end("a\r\n\r\nb")).isEqualTo(5);
        assertThat(end("a\n\nb")).isEqualTo(3);
        assertThat(end("a\n\r\nb")).isEqualTo(4);
        assertThat(end("a\r\n\r")).isEqualTo(-1);
        assertThat(end("")).isEqualTo(-1);
    }

    private static int end(String text) {
        return Parser.endOfHead(Syntax.bytes(text), 0, text.length());
    }

    private static Message read(String text) {
        var bytes = Syntax.bytes(text);
        return Parser.read(bytes, 0, bytes.length);
    }

    enum Spelling {
        USUAL,
        SHOUTED,
        SHORT_NAME,
        FOLDED,
        SPACED;

        String of(String name, String value) {
            return switch (this) {
                case USUAL -> name + ": " + value;
                case SHOUTED -> name.toUpperCase(Locale.ROOT) + ":" + value;
                case SHORT_NAME -> SHORT.getOrDefault(name, name) + ": " + value;
                case FOLDED -> name + ":\r\n \t" + value;
                case SPACED -> name + " \t :  " + value + "  ";
            };
        }
    }

    @Provide
    Arbitrary<Spelling> spellings() {
        return Arbitraries.of(Spelling.class);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of(SHORT.keySet()),
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(2).ofMaxLength(20));
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.strings()
                .withCharRange('!', '~')
                .withChars(' ')
                .ofMaxLength(200)
                .map(String::strip);
    }

    @Provide
    Arbitrary<List<String>> quoted() {
        return Arbitraries.of("a", "\"a, b\"", "<sip:a,b@c>", "\"\\\",\" <x>", "1;p=\"v,w\"")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }
}
