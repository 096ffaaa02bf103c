package genkan.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Headers by which somebody tries to be taken for somewhere, someone or something else. */
final class Forgeries {

    static final String EVIL = "evil.example";
    static final String EVIL_ADDRESS = "6.6.6.6";

    private Forgeries() {}

    /** About us: where we are, and what is asked for. */
    static Stream<Map.Entry<String, String>> aboutUs() {
        return Stream.of(
                Map.entry("X-Forwarded-Host", EVIL),
                Map.entry("X-Forwarded-Host", "localhost, " + EVIL),
                Map.entry("X-Forwarded-Host", EVIL + ":666"),
                Map.entry("X-Forwarded-Server", EVIL),
                Map.entry("X-Forwarded-Proto", "https"),
                Map.entry("X-Forwarded-Protocol", "https"),
                Map.entry("X-Forwarded-Scheme", "https"),
                Map.entry("X-Forwarded-Ssl", "on"),
                Map.entry("X-Url-Scheme", "https"),
                Map.entry("Front-End-Https", "on"),
                Map.entry("X-Forwarded-Port", "666"),
                Map.entry("X-Forwarded-Prefix", "//" + EVIL),
                Map.entry("X-Forwarded-Path", "//" + EVIL),
                Map.entry("X-Forwarded-Uri", "/my-page"),
                Map.entry("X-Host", EVIL),
                Map.entry("X-Original-Host", EVIL),
                Map.entry("Forwarded", "for=" + EVIL_ADDRESS + ";host=" + EVIL + ";proto=https"),
                Map.entry("X-Original-URL", "/my-page"),
                Map.entry("X-Rewrite-URL", "/my-page"),
                Map.entry("X-HTTP-Method-Override", "DELETE"),
                Map.entry("X-HTTP-Method", "PUT"),
                Map.entry("X-Method-Override", "POST"),
                Map.entry("X-Forwarded-User", "taro_s@aa2"),
                Map.entry("Remote-User", "taro_s@aa2"));
    }

    /** About the visitor's address, well-formed and not. */
    static Stream<Map.Entry<String, String>> aboutTheVisitor() {
        var addresses = List.of(
                EVIL_ADDRESS,
                EVIL_ADDRESS + ", 127.0.0.1",
                "127.0.0.1, " + EVIL_ADDRESS,
                "127.0.0.1",
                "::1",
                "::ffff:" + EVIL_ADDRESS,
                "[2001:db8::6]:443",
                EVIL_ADDRESS + ":443",
                "unknown",
                "localhost",
                "",
                ",",
                ",,,,",
                " ",
                "%00",
                "-1",
                "0x06060606",
                "999.999.999.999",
                "\"" + EVIL_ADDRESS + "\"",
                "' or 1=1 --",
                EVIL_ADDRESS + ",".repeat(5_000),
                (EVIL_ADDRESS + ",").repeat(900),
                "6".repeat(7_000));
        return Stream.concat(
                addresses.stream().map(address -> Map.entry("X-Forwarded-For", address)),
                Stream.of("X-Real-IP", "X-Client-IP", "True-Client-IP", "CF-Connecting-IP", "X-Cluster-Client-IP")
                        .map(header -> Map.entry(header, EVIL_ADDRESS)));
    }

    static List<Map.Entry<String, String>> all() {
        return Stream.concat(aboutUs(), aboutTheVisitor()).toList();
    }
}
