package genkan.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class Argon2Test {

    private static final Cost USUAL = new Cost(256, 2, 1);

    private static final Argon2 JAVA = Argon2.inJava(USUAL, 1);
    private static final Argon2 FASTEST = Argon2.fastest(USUAL, 1);

    @Test
    void isNativeWhereTheBuildRuns() {
        assertThat(FASTEST.name()).startsWith("libsodium (").endsWith(" of the jar)");
    }

    /** RFC 9106, section 5.3; with a secret and associated data, which Genkan's own hashes do not have. */
    @Test
    void bouncyCastleAnswersAsTheRfcDoes() {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(32)
                .withIterations(3)
                .withParallelism(4)
                .withSalt(repeated(2, 16))
                .withSecret(repeated(3, 8))
                .withAdditional(repeated(4, 12))
                .build());

        var tag = new byte[32];
        generator.generateBytes(repeated(1, 32), tag);

        assertThat(HexFormat.of().formatHex(tag))
                .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    /** Computed by the reference implementation (libargon2); those with the salt "somesalt" are of its own tests. */
    static Stream<Arguments> hashesOfTheReference() {
        return Stream.of(
                Arguments.of(
                        "password",
                        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"),
                Arguments.of(
                        "password",
                        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"),
                Arguments.of(
                        "password",
                        "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc"),
                Arguments.of(
                        "differentpassword",
                        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94"),
                Arguments.of(
                        "合言葉は、開けゴマ", sixteenByteSalt("m=64,t=3,p=2", "D0pJBTOlgaFxAaN5ASVNPCXOHox8PVFWsm0ufRgYaU0")),
                Arguments.of(
                        "合言葉は、開けゴマ", sixteenByteSalt("m=64,t=3,p=4", "rzPoaJAdG+q5U1UhvsIp62c/iEuOcqS0cNLFjfEe/1w")),
                Arguments.of("", sixteenByteSalt("m=256,t=2,p=1", "gdLjCrl3FPnL92YliX77HAxXJKNP0VQnPsN6z21b1So")),
                Arguments.of("\0", sixteenByteSalt("m=256,t=2,p=1", "+dpMYTcapI8kfAQvF5iwoMquPQM9syivGCyXSUM1wdg")),
                Arguments.of("a\0b", sixteenByteSalt("m=256,t=2,p=1", "Id+a6X4mZxfpXcQiKqoCcQW0Rbl8nVmHt+rDDgtWZaM")),
                Arguments.of("が", sixteenByteSalt("m=256,t=2,p=1", "G1YMXmHLc5c9AOqzZAFXRjR7lUwMYxQ6htbbC75rH38")),
                Arguments.of(
                        "合言葉は、開けゴマ", sixteenByteSalt("m=256,t=2,p=1", "IwqM3d2DQkQisKIoPoLfkGtuHIGu35hJyKxQX06d5DM")),
                Arguments.of("🔑", sixteenByteSalt("m=256,t=2,p=1", "xL/DFal1zcRPtZj83IPmaseY1dCwQXosOwa93Zydwc0")),
                Arguments.of(
                        "x".repeat(71),
                        sixteenByteSalt("m=256,t=2,p=1", "0nCA6lGy/gmBY0GunYUr09jNZI8+hRsxbNNBzJWh3WQ")),
                Arguments.of(
                        "x".repeat(72),
                        sixteenByteSalt("m=256,t=2,p=1", "lepivxjDCxk/bFPayMPFk+l7W0wWvkAnbdGlMagnnDs")),
                Arguments.of(
                        "x".repeat(73),
                        sixteenByteSalt("m=256,t=2,p=1", "3L4g0lLqY67N95VZT4oDUM79QTYnemXkIi4fji0AWAE")),
                Arguments.of(
                        "x".repeat(1_024),
                        sixteenByteSalt("m=256,t=2,p=1", "+T8hPvP3absytR8O4wp2paC7PASTvRtUK0ZBo+z7Fuc")),
                Arguments.of(
                        "open sesame",
                        sixteenByteSalt("m=19456,t=2,p=1", "vshuSVdB9veMsKC0DDGxeJiAJQ+zduILZPb/JYpyQiU")));
    }

    @ParameterizedTest
    @MethodSource("hashesOfTheReference")
    void bothAnswerAsTheReferenceDoes(String password, String phc) {
        var hash = PasswordHash.parse(phc);
        var expected = hash.tag(Seals.another());

        for (var argon2 : List.of(JAVA, FASTEST)) {
            var tag = hash.recipe().tag(argon2, password.getBytes(UTF_8), expected.length);
            assertThat(tag).as(argon2.name()).isEqualTo(expected);
        }
    }

    @Test
    void bothAnswerAlikeWhateverTheyAreGiven() {
        var random = new Random(20_260_813);

        for (int round = 0; round < 500; round++) {
            var password = bytes(random, random.nextInt(1_025));
            var salt = bytes(random, random.nextInt(4) > 0 ? 16 : 8 + random.nextInt(41));
            var cost = new Cost(8 + random.nextInt(120), 1 + random.nextInt(4), 1);
            var length = 12 + random.nextInt(53);

            assertThat(FASTEST.tag(password, salt, cost, length))
                    .as("%s, %d bytes, salt of %d, tag of %d", cost, password.length, salt.length, length)
                    .isEqualTo(JAVA.tag(password, salt, cost, length));
        }
    }

    @Test
    void bothAnswerAlikeForTheRelativesThatImportsBring() {
        var random = new Random(20_260_814);

        for (int round = 0; round < 100; round++) {
            var password = bytes(random, random.nextInt(200));
            var salt = bytes(random, random.nextInt(4) > 0 ? 16 : 8 + random.nextInt(20));
            int memory = 32 + random.nextInt(64);
            int passes = 1 + random.nextInt(4);
            int lanes = 1 + random.nextInt(2);
            int n = 2 << random.nextInt(6);

            assertThat(FASTEST.argon2i(password, salt, memory, passes, lanes, 32))
                    .isEqualTo(JAVA.argon2i(password, salt, memory, passes, lanes, 32));
            assertThat(FASTEST.argon2id(password, salt, memory, passes, lanes, 32))
                    .isEqualTo(JAVA.argon2id(password, salt, memory, passes, lanes, 32));
            assertThat(FASTEST.scrypt(password, salt, n, passes, lanes, 24 + lanes))
                    .isEqualTo(JAVA.scrypt(password, salt, n, passes, lanes, 24 + lanes));
        }
    }

    @Test
    void bouncyCastleAnswersAlikeWithBlocksOfAnotherCost() {
        var password = "open sesame".getBytes(UTF_8);
        var salt = "sixteen byte slt".getBytes(UTF_8);

        for (int memory : new int[] {8, 1_024, 64, 4_096, 8}) {
            var cost = new Cost(memory, 1, 1);
            assertThat(JAVA.tag(password, salt, cost, 32)).isEqualTo(FASTEST.tag(password, salt, cost, 32));
        }
    }

    @Test
    void pureJavaHasTheMemoryReadyBeforeTheFirstHash() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var cost = new Cost(16 * 1_024, 1, 1);
        var argon2 = Argon2.inJava(cost, 1);

        var before = threads.getCurrentThreadAllocatedBytes();
        argon2.tag(repeated(1, 8), repeated(2, 16), cost, 32);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4 * 1_024 * 1_024);
    }

    @Test
    void leavesTheTypedPasswordAsItIs() {
        for (var argon2 : List.of(JAVA, FASTEST)) {
            var password = "open sesame".getBytes(UTF_8);
            argon2.tag(password, repeated(7, 16), USUAL, 32);
            assertThat(password).asString().isEqualTo("open sesame");
        }
    }

    @Test
    void isPureJavaWhereLibsodiumCannotBeLoaded() {
        var missing = new SodiumSource.Bundled("linux64/no-such-library.so");
        var ofAnotherMachine = new SodiumSource.Bundled(
                System.getProperty("os.arch").equals("amd64") ? "arm64/libsodium.so" : "linux64/libsodium.so");
        var notInstalled = new SodiumSource.Installed("libsodium.so.0");
        var anotherLibrary = new SodiumSource.Installed("libc.so.6");

        var argon2 = Argon2.fastest(USUAL, 1, List.of(missing, ofAnotherMachine, notInstalled, anotherLibrary));

        assertThat(argon2.name())
                .startsWith("Bouncy Castle (no libsodium: ")
                .contains("no-such-library.so", ofAnotherMachine.resource(), "libsodium.so.0", "libc.so.6");
        assertThat(argon2.tag(repeated(1, 8), repeated(2, 16), USUAL, 32))
                .isEqualTo(FASTEST.tag(repeated(1, 8), repeated(2, 16), USUAL, 32));
    }

    @Test
    void looksForTheNextLibsodiumWhenTheFirstCannotBeLoaded() {
        var missing = new SodiumSource.Bundled("linux64/no-such-library.so");
        var present = SodiumSource.ofThisMachine().getFirst();

        assertThat(Argon2.fastest(USUAL, 1, List.of(missing, present)).name()).isEqualTo("libsodium (" + present + ")");
    }

    @Test
    void isPureJavaWhenConfigured() {
        assertThat(JAVA.name()).isEqualTo("Bouncy Castle (as configured)");
    }

    @ParameterizedTest
    @MethodSource("machines")
    void looksInTheJarFirst(String system, String processor, String resource) {
        assertThat(SodiumSource.of(system, processor)).first().isEqualTo(new SodiumSource.Bundled(resource));
        assertThat(SodiumSource.class.getClassLoader().getResource(resource)).isNotNull();
    }

    static Stream<Arguments> machines() {
        return Stream.of(
                Arguments.of("Linux", "amd64", "linux64/libsodium.so"),
                Arguments.of("Linux", "aarch64", "arm64/libsodium.so"),
                Arguments.of("Mac OS X", "x86_64", "mac/libsodium.dylib"),
                Arguments.of("Mac OS X", "aarch64", "mac_arm/libsodium.dylib"));
    }

    private static String sixteenByteSalt(String cost, String tag) {
        return "$argon2id$v=19$" + cost + "$c2l4dGVlbiBieXRlIHNsdA$" + tag;
    }

    private static byte[] repeated(int value, int count) {
        var bytes = new byte[count];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] bytes(Random random, int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
