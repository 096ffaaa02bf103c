package genkan.signing;

/** What a published key is there for. */
enum KeyState {
    NEXT,
    SIGNING,
    /** Signs nothing any more; what it signed is still accepted. */
    RETIRED
}
