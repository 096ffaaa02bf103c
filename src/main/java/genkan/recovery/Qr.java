package genkan.recovery;

import io.nayuki.qrcodegen.QrCode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A square of dots that a telephone's camera reads.
 *
 * @param size dots from side to side, the quiet zone included
 * @param path the dark dots as the path of an SVG
 */
public record Qr(int size, String path) {

    private static final int QUIET = 4;

    static Qr of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var dots = IntStream.range(0, code.size * code.size)
                .filter(dot -> code.getModule(dot % code.size, dot / code.size))
                .mapToObj(dot -> "M%d %dh1v1h-1z".formatted(dot % code.size + QUIET, dot / code.size + QUIET))
                .collect(Collectors.joining());
        return new Qr(code.size + 2 * QUIET, dots);
    }
}
