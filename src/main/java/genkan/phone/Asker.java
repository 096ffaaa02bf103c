package genkan.phone;

/**
 * Who asks for a check and whom for, to be counted. All three are there whether or not anybody is known.
 *
 * @param typed what says who it is about, folded so that two ways to write it are the same
 * @param browser what tells the browser from others
 * @param network where the request came from
 */
public record Asker(String typed, String browser, String network) {

    @Override
    public String toString() {
        return "Asker[hidden]";
    }
}
