package genkan.signin;

/**
 * A password as it came, from the form or from the page that held it.
 *
 * @param waits how many times in a row we were too busy to look at it
 */
record Typed(String password, int waits) {

    Typed onceMore() {
        return new Typed(password, waits + 1);
    }

    boolean held() {
        return waits > 0;
    }

    @Override
    public String toString() {
        return "Typed[hidden]";
    }
}
