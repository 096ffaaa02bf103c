package genkan.phone;

/** Who calls, as far as the trunk vouches for it. */
public sealed interface Caller {

    /**
     * The network vouches for the number.
     *
     * @param number as the trunk writes it
     */
    record Shown(String number) implements Caller {

        @Override
        public String toString() {
            return "Shown[hidden]";
        }
    }

    /** The caller asked for the number to be kept back; we would not use it even where the trunk delivers it. */
    record Withheld() implements Caller {}

    /** A payphone, or a network that has no number to give. */
    record Unavailable() implements Caller {}

    /** The call was sent on from another number, so it says nothing about who dialled ours. */
    record Diverted() implements Caller {}

    /** A number came along, and nobody whom we trust vouches for it. */
    record Unproven() implements Caller {}
}
