package genkan.phone.sip;

import java.util.Optional;

/** What came in, as far as {@link Parser} makes something of it; {@link Checks} says what is wrong with it. */
sealed interface Message {

    /**
     * Somebody wants something.
     *
     * @param body how many bytes came behind the header fields
     * @param whole whether every line could be read, up to the empty one
     */
    record Request(String method, String uri, String version, Fields fields, int body, boolean whole)
            implements Message {

        /** The last proxy's, which gets the answer. */
        Optional<Via> via() {
            return fields.first("via")
                    .flatMap(value -> Via.read(Syntax.split(value, ',').getFirst()));
        }

        /** Whether it claims to belong to a dialog, of which there are none. */
        boolean insideDialog() {
            return fields.first("to")
                    .flatMap(Party::read)
                    .filter(to -> to.parameter("tag").isPresent())
                    .isPresent();
        }

        String field(String name) {
            return fields.first(name).orElse("");
        }

        /** It could be anybody's number. */
        @Override
        public String toString() {
            return "Request[" + method + "]";
        }
    }

    /** Somebody answers us. */
    record Response(int status, Fields fields) implements Message {

        @Override
        public String toString() {
            return "Response[" + status + "]";
        }
    }

    /** Empty lines, which keep a connection or the way through a firewall open. */
    record Blank() implements Message {}

    /** Not even the first line is SIP. */
    record Noise() implements Message {}
}
