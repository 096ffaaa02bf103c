package bench;

/** How Genkan answered a password. */
enum Ending {
    LET_IN,

    /** SS401. */
    WRONG,

    /** SS503. */
    LIMITED,

    /** SY503-B. */
    BUSY,

    OTHER;

    private static final int SEE_OTHER = 303;
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;

    static Ending of(Answer answer) {
        return switch (answer.status()) {
            case SEE_OTHER -> LET_IN;
            case OK -> answer.body().contains("/help/codes/SS401?") ? WRONG : OTHER;
            case TOO_MANY_REQUESTS -> answer.body().contains("/help/codes/SS503?") ? LIMITED : OTHER;
            case SERVICE_UNAVAILABLE -> answer.body().contains("SY503-B") ? BUSY : OTHER;
            default -> OTHER;
        };
    }
}
