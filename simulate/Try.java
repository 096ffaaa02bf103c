package simulate;

/**
 * An attempt to sign in, as a mechanism sees it.
 *
 * @param at in milliseconds since 1970, by the clock of the machine that evaluates it
 * @param account whose User ID was typed; one that is nobody's looks the same
 * @param device the device of this very account that the browser's cookie names; 0 if it has none
 * @param network where it comes from
 * @param password what was typed
 * @param right whether it is the password of the account
 */
public record Try(long at, int account, long device, int network, String password, boolean right) {

    public boolean knownDevice() {
        return device != 0;
    }
}
