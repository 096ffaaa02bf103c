package genkan.phone.sip;

/** A request as a trunk sends it, to be changed by the test. */
record Asked(String text) {

    static Asked invite(String id) {
        return of("INVITE", "sip:" + Desk.OURS + "@127.0.0.1", id)
                .with("P-Asserted-Identity: <sip:09012345678@carrier.example;user=phone>");
    }

    static Asked of(String method, String id) {
        return of(method, "sip:" + Desk.OURS + "@127.0.0.1", id);
    }

    static Asked of(String method, String uri, String id) {
        return new Asked("""
                %1$s %2$s SIP/2.0
                Via: SIP/2.0/UDP 192.0.2.55:5999;branch=z9hG4bK-%3$s;rport
                Max-Forwards: 70
                From: <sip:09012345678@carrier.example>;tag=from-%3$s
                To: <%2$s>
                Call-ID: %3$s@carrier.example
                CSeq: 7 %1$s
                Content-Length: 0

                """.formatted(method, uri, id).replace("\n", "\r\n"));
    }

    Asked with(String field) {
        return new Asked(text.replace("\r\n\r\n", "\r\n" + field + "\r\n\r\n"));
    }

    Asked but(String old, String now) {
        if (!text.contains(old)) {
            throw new IllegalArgumentException(old);
        }
        return new Asked(text.replace(old, now));
    }

    byte[] bytes() {
        return Syntax.bytes(text);
    }

    static int status(String answer) {
        return Integer.parseInt(answer.substring("SIP/2.0 ".length(), "SIP/2.0 603".length()));
    }

    static String field(String answer, String name) {
        return answer.lines()
                .filter(line -> line.startsWith(name + ": "))
                .findFirst()
                .map(line -> line.substring(name.length() + 2))
                .orElse("");
    }
}
