package genkan.phone;

/** The numbers that members are told to dial. */
public interface DialledNumbers {

    /**
     * Whether a number is one of ours. Asked for each call before it is answered, so it may not wait for anything: the
     * answer comes from memory.
     *
     * @param called as the trunk writes it
     */
    boolean ours(String called);
}
