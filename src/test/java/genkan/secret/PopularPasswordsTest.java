package genkan.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PopularPasswordsTest {

    private final PopularPasswords shipped = PopularPasswords.shipped();

    @ParameterizedTest
    @ValueSource(strings = {"123456", "password", "PassWord", "QWERTY", "1qaz2wsx3edc4rfv", "manchesterunited"})
    void areFoundInCapitalAndSmallLetters(String popular) {
        assertThat(shipped.contains(popular.getBytes(UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Engawa-de-Ocha-10", "パスワード", "password of nobody else"})
    void areTheOnlyOnesButForOneInTenThousand(String notPopular) {
        assertThat(shipped.contains(notPopular.getBytes(UTF_8))).isFalse();

        var found = IntStream.range(0, 100_000)
                .filter(number -> shipped.contains((notPopular + " of resident " + number).getBytes(UTF_8)))
                .count();
        assertThat(found).isLessThanOrEqualTo(25);
    }

    @Test
    void areAllFoundInAListOfTheirOwn() {
        var passwords =
                IntStream.range(0, 1_000).mapToObj(number -> "ひみつ" + number).toList();

        var list = PopularPasswords.of(passwords);

        assertThat(passwords).allMatch(password -> list.contains(password.getBytes(UTF_8)));
        assertThat(PopularPasswords.of(List.of("x")).contains("y".getBytes(UTF_8)))
                .isFalse();
    }

    @Test
    void areThoseOfTheSourceThatStandsBesideThem() throws IOException, GeneralSecurityException {
        var filter = resource("popular-passwords.bin");
        var words = new String(resource("popular-passwords.txt"), UTF_8);

        assertThat(filter).hasSizeLessThanOrEqualTo(250_000);
        assertThat(words)
                .contains(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(filter)));
    }

    private static byte[] resource(String name) throws IOException {
        try (var file = PopularPasswords.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        }
    }
}
