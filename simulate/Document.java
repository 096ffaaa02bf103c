package simulate;

/** The page of the documentation. */
final class Document {

    private static final String FRAME = """
            # The gate under attack

            What `./genkan simulate%s` prints: the gate as the product has it, beside what is usual, in the same town under the
            same attacks. [simulate/README.md](../simulate/README.md) says how it is done and what it leaves out.

            ![Two figures of each mechanism under a lock-out attack](images/gate-simulation.svg)

            `lock-out`: strangers type wrong passwords of a member's to shut the member out. `from their own network`: the same from
            the address that the member has. `others there`: members whom nobody attacks. `account opened`: how likely the attacker
            guesses the password of one member in a week, where the 100,000 most popular ones are forbidden. `a stolen cookie`:
            somebody copied the mark of a member's browser; it is worth nothing any more after the member's next sign-in.

            What is refused can still get in another way: SS503 names the routes.

            %s
            The peers are built after their documents and decide on limits alone. Where the gate refuses more than device cookies do,
            with slow attacks and attackers in the same network, it lets a thirtieth of the guesses through.
            """;

    private Document() {}

    static String of(Options options, String tables) {
        var seed = options.seed() == 1 ? "" : " --seed " + options.seed();
        return FRAME.formatted(seed, tables);
    }
}
