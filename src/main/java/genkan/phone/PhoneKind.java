package genkan.phone;

/** What a telephone is, told by its number. */
public enum PhoneKind {
    MOBILE,
    /** A line that ends in a house; a household shares it. */
    FIXED,
    /** A number that follows an app or an adapter (050 in Japan), which is easier to come by than the others. */
    VOIP
}
