package genkan.phone;

/**
 * Lets whoever tries Genkan out place calls from this machine. There is one as long as the sample operator is loaded; no
 * setting makes one.
 */
public interface TrialLine {

    /** Asked once, after the start. */
    boolean open();
}
